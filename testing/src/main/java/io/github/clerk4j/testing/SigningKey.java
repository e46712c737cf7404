package io.github.clerk4j.testing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * A key pair with its {@code kid}, which begins with {@code ins_fake}, so that tokens of a fake can
 * be recognized.
 */
record SigningKey(String kid, KeyPair pair) {
  private static final String MARKER = "ins_fake";

  static SigningKey generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048, random);
      return new SigningKey(MARKER + RandomText.base62(23, random), generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  Resource jwk() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return new Resource()
        .with("use", "sig")
        .with("kty", "RSA")
        .with("kid", kid)
        .with("alg", "RS256")
        .with("n", base64url(key.getModulus()))
        .with("e", base64url(key.getPublicExponent()));
  }

  private static String base64url(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    byte[] magnitude = new byte[bytes.length - sign];
    System.arraycopy(bytes, sign, magnitude, 0, magnitude.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid + "]";
  }
}
