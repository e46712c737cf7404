package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.ClerkConfigurationException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signs the webhooks of one endpoint. Never shows itself. */
final class SigningSecret {
  static final String SETTING = "CLERK_WEBHOOK_SIGNING_SECRET";

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private SigningSecret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * @param text Base64, with or without {@code whsec_} before it
   * @throws ClerkConfigurationException if it is something else, or shorter than any that is made
   */
  static SigningSecret of(String text) {
    String base64 = text.strip();
    if (base64.startsWith(PREFIX)) {
      base64 = base64.substring(PREFIX.length());
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      key = new byte[0]; // the cause would repeat parts of the secret
    }
    if (key.length < SHORTEST) {
      throw new ClerkConfigurationException(
          "The webhook signing secret is malformed: it is whsec_ and Base64; the Clerk Dashboard"
              + " shows it with the endpoint, under Webhooks");
    }
    return new SigningSecret(key);
  }

  /** The signature of a message, in Base64. */
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
