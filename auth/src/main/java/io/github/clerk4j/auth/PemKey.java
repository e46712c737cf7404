package io.github.clerk4j.auth;

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
   * @param pem with or without its header, footer and line breaks, of which some environments make
   *     {@code \n}
   * @throws ClerkConfigurationException if this is not an RSA public key of 2048 bits or more
   */
  static PemKey of(String pem) {
    String base64 =
        pem.replace("\\n", "\n")
            .replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "")
            .replaceAll("\\s", "");
    try {
      PublicKey key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
      if (!(key instanceof RSAPublicKey rsa)
          || !KeySet.isStrong(rsa.getModulus(), rsa.getPublicExponent())) {
        throw new ClerkConfigurationException(
            WHAT + ", for RSA with " + KeySet.SHORTEST + " bits or more");
      }
      return new PemKey(new VerificationKey(key, null));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ClerkConfigurationException(WHAT);
    }
  }

  @Override
  public CompletableFuture<@Nullable VerificationKey> lookUp(@Nullable String keyId) {
    return CompletableFuture.completedFuture(key);
  }

  @Override
  public String name() {
    return "the JWT key that was given";
  }
}
