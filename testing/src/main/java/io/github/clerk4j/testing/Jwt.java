package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.model.Json;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** JSON Web Tokens in their compact form (RFC 7515). */
final class Jwt {
  /** A signature algorithm with its key. */
  interface Signer {
    byte[] sign(byte[] content) throws GeneralSecurityException;
  }

  private Jwt() {}

  static String of(Map<String, ?> header, Map<String, ?> claims, Signer signer) {
    String content = encode(Json.writeBytes(header)) + "." + encode(Json.writeBytes(claims));
    try {
      return content + "." + encode(signer.sign(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("cannot sign with this key: " + e.getMessage(), e);
    }
  }

  /** Returns the token with one more claim and the former signature, which does not fit it. */
  static String tampered(String token) {
    String[] parts = token.split("\\.", -1);
    Resource claims = new Resource();
    claims(token).forEach((name, value) -> claims.put((String) name, value));
    return parts[0] + "." + encode(Json.writeBytes(claims.with("tampered", true))) + "." + parts[2];
  }

  /**
   * Signs by an algorithm of RFC 7518.
   *
   * @throws IllegalArgumentException for an algorithm other than RS256, RS384 and RS512
   */
  static Signer rsa(String algorithm, PrivateKey key) {
    if (!algorithm.matches("RS(256|384|512)")) {
      throw new IllegalArgumentException("no signature with an RSA key here: " + algorithm);
    }
    return content -> {
      Signature signature = Signature.getInstance("SHA" + algorithm.substring(2) + "withRSA");
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    };
  }

  /**
   * Signs by HS256, HS384 or HS512.
   *
   * @throws IllegalArgumentException for another algorithm
   */
  static Signer hmac(String algorithm, byte[] secret) {
    if (!algorithm.matches("HS(256|384|512)")) {
      throw new IllegalArgumentException("no signature with a shared secret: " + algorithm);
    }
    return content -> {
      Mac mac = Mac.getInstance("HmacSHA" + algorithm.substring(2));
      mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
      return mac.doFinal(content);
    };
  }

  /** Signs with the key of a JWT template: a PEM of PKCS #8 for RSA, any text for HMAC. */
  static Signer custom(@Nullable String algorithm, @Nullable String key) {
    if (algorithm == null || key == null) {
      throw new IllegalArgumentException("a signing algorithm and a signing key are needed");
    }
    if (algorithm.startsWith("HS")) {
      return hmac(algorithm, key.getBytes(UTF_8));
    }
    try {
      byte[] encoded =
          Base64.getMimeDecoder().decode(key.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
      return rsa(
          algorithm,
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the signing key is no RSA key in PKCS #8", e);
    }
  }

  /**
   * Returns the claims, without verifying the signature.
   *
   * @throws IllegalArgumentException if it is not a token
   */
  static Map<?, ?> claims(String token) {
    return part(token, 1);
  }

  /** Returns the JOSE header; see {@link #claims}. */
  static Map<?, ?> header(String token) {
    return part(token, 0);
  }

  private static Map<?, ?> part(String token, int index) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a token of three parts");
    }
    return Json.read(Map.class, new String(Base64.getUrlDecoder().decode(parts[index]), UTF_8));
  }

  /** Returns true if this key verifies the RS256 signature; false if it is not a token. */
  static boolean isSigned(String token, PublicKey key) {
    int end = token.lastIndexOf('.');
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update(token.substring(0, Math.max(0, end)).getBytes(UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
