package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.ClerkConfigurationException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signing secret of one endpoint's webhooks. {@code toString} masks it. */
final class SigningSecret {
  static final String SETTING = "CLERK_WEBHOOK_SIGNING_SECRET";

  static final String WHERE = "; the Clerk Dashboard shows it with the endpoint, under Webhooks";

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private SigningSecret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Returns the secret in a text. Blanks around it are ignored.
   *
   * @param text standard or URL-safe Base64, with or without {@code whsec_} before it
   * @throws ClerkConfigurationException if it is malformed, or shorter than 16 bytes
   */
  static SigningSecret of(String text) {
    String base64 = text.strip();
    if (base64.isEmpty()) {
      throw malformed("is empty");
    }
    if ("\"'`".indexOf(base64.charAt(0)) >= 0) {
      throw malformed("must not be in quotes: remove them");
    }
    if (base64.startsWith("sk_") || base64.startsWith("pk_")) {
      throw malformed("is an API key: use the one that begins with whsec_");
    }
    byte[] key = decode(base64.startsWith(PREFIX) ? base64.substring(PREFIX.length()) : base64);
    if (key.length < SHORTEST) {
      throw malformed("must be whsec_ and Base64 of 16 bytes or more");
    }
    return new SigningSecret(key);
  }

  /** Returns the bytes, or none if the text is not Base64. */
  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) { // its message shows parts of the secret
      return new byte[0];
    }
  }

  private static ClerkConfigurationException malformed(String why) {
    return new ClerkConfigurationException("The webhook signing secret " + why + WHERE);
  }

  /** Returns the signature of a message, in Base64. */
  String sign(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
