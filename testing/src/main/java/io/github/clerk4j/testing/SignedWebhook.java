package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** A webhook as it goes out: headers and the bytes that they sign. Immutable. */
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

  /** The headers {@code svix-id}, {@code svix-timestamp} and {@code svix-signature}. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The body, a copy. */
  public byte[] body() {
    return body.clone();
  }

  /** The body as text. */
  public String json() {
    return new String(body, UTF_8);
  }

  /** Without headers and body, which can hold one-time codes. */
  @Override
  public String toString() {
    return "SignedWebhook[" + body.length + " bytes]";
  }
}
