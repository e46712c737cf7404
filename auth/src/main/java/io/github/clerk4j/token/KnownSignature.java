package io.github.clerk4j.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** A signature that is known to be good, by a key that was thrown away: a test of checks. */
final class KnownSignature {
  private static final byte[] TEXT = "clerk4j".getBytes(US_ASCII);
  private static final String ALGORITHM = "RS256";
  private static final String MODULUS =
      "AJs6HPgnQPeygqUCqjSSHoTJCPHt91TRsngyV88F8ycK+ZMaVZmoUJQ4dW9iOnBiU3mns01RTO2nosZS"
          + "OHgSt8M6Dj536G91CnzVWs0FTWcwsVGLee3BO/b0FltFnPze6okJjNks/oLH8aXtOQyOzDG2fKNqWthI"
          + "dOAZ4EYIukBaK4tGwh9dRgRvYpx7tDKO3Z4GjknzE5Zfg5SkY54xIWemB2IuCsFDj1djdRGlV1BNItVF"
          + "PGxQ2U+PQCTTumZHxFeA+eAj2GVqJRASdx0rkD4+QiE1sShcnGTZPzjBsE9rBekrR+ruoPH3O9C8za/Z"
          + "+CB28NzeVnWjtYGNUyy1ROM=";
  private static final String SIGNATURE =
      "ax4p9e/kIwnPwBEpRoF8AamJsJRrysn2iXhluiSx5a0VZ7UqUiBJ9s8WsUdEsVl0rzJwqNjtqJc4FpnS"
          + "0LGbf4W9PCpx9+eahBfltFRy+CF59ylFoBhPOUd90T7tZFnAMXfT+tB/SIZOwvkJY1u9N5T1BYgzlPuu"
          + "/YkEkMOQUBbTLahNsLr7yKx8nUaWGGOHNSlvJmaWEvrXir6MF+/025CeINikyaGdtEhC7hj1A83Ma+RI"
          + "H5YolmkrVfa747fj2hXxoXsxgjSur+N5TiD64Zp4SAjErRteGmBgXzWUD3nyHx9H6omWOuXHtqjHnWy6"
          + "8LOI01J9FS+QAHF9et2Nhw==";

  private KnownSignature() {}

  /**
   * Tests that a check accepts the good signature, and refuses a spoilt one under each algorithm.
   *
   * @throws IllegalStateException if it does not
   */
  static void test(SignatureCheck check, Iterable<String> algorithms) {
    PublicKey key = key();
    byte[] signature = Base64.getDecoder().decode(SIGNATURE);
    if (!check.verifies(ALGORITHM, key, TEXT, signature)) {
      throw new IllegalStateException("refuses a good signature");
    }
    signature[signature.length - 1] ^= 1;
    for (String each : algorithms) { // which links all that is needed later
      if (check.verifies(each, key, TEXT, signature)) {
        throw new IllegalStateException("accepts a spoilt signature");
      }
    }
  }

  private static PublicKey key() {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(
              new RSAPublicKeySpec(
                  new BigInteger(1, Base64.getDecoder().decode(MODULUS)),
                  BigInteger.valueOf(65537)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }
}
