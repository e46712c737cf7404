package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.model.Json;
import java.util.List;
import java.util.Map;

/** A signed webhook: headers and body. Immutable. */
public final class SignedWebhook {
  private final Map<String, List<String>> headers;
  private final byte[] body;

  SignedWebhook(String id, String timestamp, String signatures, byte[] body) {
    this(
        Map.of(
            "svix-id", List.of(id),
            "svix-timestamp", List.of(timestamp),
            "svix-signature", List.of(signatures)),
        body.clone());
  }

  private SignedWebhook(Map<String, List<String>> headers, byte[] body) {
    this.headers = headers;
    this.body = body;
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

  /**
   * Returns the same webhook with one bit of the body flipped, or with a byte if the body is empty,
   * so that no signature fits.
   */
  public SignedWebhook tampered() {
    byte[] changed = body.length == 0 ? new byte[1] : body.clone();
    changed[changed.length / 2] ^= 1;
    return new SignedWebhook(headers, changed);
  }

  /** Returns the type of the event, or an empty text if the body is not an event. */
  String type() {
    try {
      return Json.read(Map.class, json()).get("type") instanceof String type ? type : "";
    } catch (IllegalArgumentException e) {
      return ""; // any body can be signed
    }
  }

  /** Shows neither headers nor body, which can hold one-time codes. */
  @Override
  public String toString() {
    return "SignedWebhook[" + body.length + " bytes]";
  }
}
