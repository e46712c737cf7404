package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Jwk;
import io.github.clerk4j.model.Jwks;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A token taken apart by means of the JDK alone. */
record ParsedToken(Map<?, ?> header, Map<?, ?> claims, String content, String signature) {
  static ParsedToken of(String token) {
    List<String> parts = List.of(token.split("\\.", -1));
    return new ParsedToken(
        Json.read(Map.class, new String(decode(parts.get(0)), UTF_8)),
        Json.read(Map.class, new String(decode(parts.get(1)), UTF_8)),
        parts.get(0) + "." + parts.get(1),
        parts.get(2));
  }

  Object claim(String name) {
    return Objects.requireNonNull(claims.get(name), name);
  }

  /** Returns true if the named key of the set verifies the signature. */
  boolean isSignedBy(Jwks keys) {
    return keys.keys().stream()
        .filter(key -> key.kid().equals(header.get("kid")))
        .anyMatch(key -> isSignedBy(publicKey(key)));
  }

  boolean isSignedBy(PublicKey key) {
    try {
      String algorithm = "SHA" + String.valueOf(header.get("alg")).substring(2) + "withRSA";
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(key);
      verifier.update(content.getBytes(UTF_8));
      return verifier.verify(signatureBytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] signatureBytes() {
    return decode(signature);
  }

  private static PublicKey publicKey(Jwk key) {
    try {
      BigInteger modulus = new BigInteger(1, decode(Objects.requireNonNull(key.n())));
      BigInteger exponent = new BigInteger(1, decode(Objects.requireNonNull(key.e())));
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decode(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
