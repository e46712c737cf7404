package io.github.clerk4j.token;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecurityException;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A check of signatures by JJWT, with the first JCA provider that has them: to install a faster one
 * is enough.
 */
final class JjwtSignatures implements SignatureCheck {
  private static final Map<String, SignatureAlgorithm> ALGORITHMS =
      Map.of("RS256", Jwts.SIG.RS256, "RS384", Jwts.SIG.RS384, "RS512", Jwts.SIG.RS512);

  @Override
  public boolean verifies(String algorithm, PublicKey key, byte[] signed, byte[] signature) {
    SignatureAlgorithm rsa = ALGORITHMS.get(algorithm);
    try {
      return rsa != null && rsa.verify(new Check(key, signed, signature));
    } catch (SecurityException e) { // such as a signature of another length than the key's
      return false;
    }
  }

  private static final class Check implements VerifySecureDigestRequest<PublicKey> {
    private final PublicKey key;
    private final byte[] signed;
    private final byte[] signature;

    Check(PublicKey key, byte[] signed, byte[] signature) {
      this.key = key;
      this.signed = signed;
      this.signature = signature;
    }

    @Override
    public InputStream getPayload() {
      return new ByteArrayInputStream(signed);
    }

    @Override
    public byte[] getDigest() {
      return signature;
    }

    @Override
    public PublicKey getKey() {
      return key;
    }

    @Override
    public @Nullable Provider getProvider() {
      return null;
    }

    @Override
    public @Nullable SecureRandom getSecureRandom() {
      return null;
    }
  }
}
