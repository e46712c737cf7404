package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** A signed webhook: headers and body. Immutable. */
public final class SignedWebhook {
  private final Map<String, List<String>> headers;
  private final byte[] body;

  SignedWebhook(String id, String timestamp, String signatures, byte[] body) {
    this.headers =
        Map.of(
            "svix-id", List.of(id),
            "svix-timestamp", List.of(timestamp),
            "svix-signature", List.of(signatures));
    this.body = body.clone();
  }

  /** Returns the headers {@code svix-id}, {@code svix-timestamp} and {@code svix-signature}. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as text. */
  public String json() {
    return new String(body, UTF_8);
  }

  /** Shows neither headers nor body, which can hold one-time codes. */
  @Override
  public String toString() {
    return "SignedWebhook[" + body.length + " bytes]";
  }
}
