package io.github.clerk4j.token;

import io.github.clerk4j.model.Jwk;
import io.github.clerk4j.model.Jwks;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of an instance, by their ids. */
record JwkSet(Map<String, VerificationKey> keys) {
  static final JwkSet EMPTY = new JwkSet(Map.of());

  static final int SHORTEST = 2048;
  private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);

  JwkSet {
    keys = Map.copyOf(keys);
  }

  @Nullable VerificationKey find(@Nullable String keyId) {
    return keyId == null ? null : keys.get(keyId);
  }

  /** Returns the RSA keys for signatures. Other keys are ignored. */
  static JwkSet of(Jwks jwks) {
    Map<String, VerificationKey> keys = new HashMap<>();
    for (Jwk each : jwks.keys()) {
      VerificationKey key = key(each);
      if (key != null && !each.kid().isEmpty()) {
        keys.put(each.kid(), key);
      }
    }
    return new JwkSet(keys);
  }

  private static @Nullable VerificationKey key(Jwk jwk) {
    String modulus = jwk.n();
    String exponent = jwk.e();
    boolean signs = jwk.use().isEmpty() || jwk.use().equals("sig");
    if (!jwk.kty().value().equals("RSA") || !signs || modulus == null || exponent == null) {
      return null;
    }
    try {
      BigInteger n = new BigInteger(1, Base64.getUrlDecoder().decode(modulus));
      BigInteger e = new BigInteger(1, Base64.getUrlDecoder().decode(exponent));
      return !isStrong(n, e)
          ? null
          : new VerificationKey(
              KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n, e)),
              jwk.alg().isEmpty() ? null : jwk.alg());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns true if the key is strong enough. With the exponent 1, everything is a signature. */
  static boolean isStrong(BigInteger modulus, BigInteger exponent) {
    return modulus.bitLength() >= SHORTEST && exponent.compareTo(SMALLEST_EXPONENT) >= 0;
  }
}
