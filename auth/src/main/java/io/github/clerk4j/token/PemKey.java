package io.github.clerk4j.token;

import io.github.clerk4j.ClerkConfigurationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The one key of an instance, given as PEM: no network is needed, and a new key has to be given
 * anew.
 */
record PemKey(VerificationKey key) implements KeySource {
  private static final String WHAT =
      "The JWT key is malformed: it is a PEM public key, which the Clerk Dashboard shows under API keys";

  /**
   * @param given with or without its header, footer and line breaks, of which some environments
   *     make {@code \n}
   * @throws ClerkConfigurationException if this is not an RSA public key of 2048 bits or more
   */
  static PemKey of(String given) {
    String pem = SettingCheck.key("jwtKey", given);
    checkKind(pem);
    String base64 =
        pem.replace("\\n", "\n")
            .replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "")
            .replaceAll("\\s", "");
    try {
      PublicKey key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
      if (!(key instanceof RSAPublicKey rsa)
          || !JwkSet.isStrong(rsa.getModulus(), rsa.getPublicExponent())) {
        throw new ClerkConfigurationException(
            WHAT + ", for RSA with " + JwkSet.SHORTEST + " bits or more");
      }
      return new PemKey(new VerificationKey(key, null));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ClerkConfigurationException(WHAT);
    }
  }

  private static void checkKind(String pem) {
    if (pem.contains("PRIVATE KEY")) {
      throw new ClerkConfigurationException(
          "jwtKey is a private key, and verifying needs the public one: use the PEM public key that the Clerk Dashboard shows under API keys, and replace the private key if it was shown to anybody");
    }
    if (pem.contains("BEGIN ") && !pem.contains("BEGIN PUBLIC KEY")) {
      throw new ClerkConfigurationException(
          WHAT + "; its first line is -----BEGIN PUBLIC KEY-----, and not another kind of PEM");
    }
    if (pem.startsWith("pk_") || pem.startsWith("sk_")) {
      throw new ClerkConfigurationException(
          WHAT + ", and neither the publishable nor the secret key");
    }
  }

  @Override
  public CompletableFuture<@Nullable VerificationKey> lookUp(@Nullable String keyId) {
    return CompletableFuture.completedFuture(key);
  }

  @Override
  public KeyStatus status() {
    return new KeyStatus(true, null, null);
  }

  @Override
  public String name() {
    return "the JWT key that was given";
  }
}
