package io.github.clerk4j.token;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;

/** A check of signatures by the JDK, for programs with a JJWT that ours is not made for. */
final class JdkSignatures implements SignatureCheck {
  private static final Map<String, String> ALGORITHMS =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

  @Override
  public boolean verifies(String algorithm, PublicKey key, byte[] signed, byte[] signature) {
    String name = ALGORITHMS.get(algorithm);
    if (name == null
        || !(key instanceof RSAPublicKey rsa)
        || rsa.getModulus().bitLength() < JwkSet.SHORTEST
        || signature.length != (rsa.getModulus().bitLength() + 7) / 8) {
      return false;
    }
    try {
      Signature check = Signature.getInstance(name);
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException e) { // no signature of this key's, or no such key
      return false;
    }
  }
}
