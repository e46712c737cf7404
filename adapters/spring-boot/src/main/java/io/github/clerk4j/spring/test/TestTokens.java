package io.github.clerk4j.spring.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

/** Tokens that are signed with a key of this JVM. Thread-safe. */
final class TestTokens {
  private static final int KEY_SIZE = 2048;
  private static final int LINE = 64;

  /** The only instance, because a key pair takes a while. */
  static final TestTokens SHARED = new TestTokens();

  private final KeyPair keys = keys();

  private TestTokens() {}

  /** Returns the public key as PEM. */
  String jwtKey() {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    return "-----BEGIN PUBLIC KEY-----\n"
        + lines.encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----";
  }

  /** Returns a signed token. */
  String sign(String type, Map<String, Object> claims) {
    String content =
        encoded(json(Map.of("alg", "RS256", "typ", type, "kid", "ins_test")).getBytes(UTF_8))
            + "."
            + encoded(json(claims).getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return content + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM cannot sign with RSA", e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_SIZE);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM has no RSA", e);
    }
  }

  private static String json(Map<String, Object> values) {
    return new Moshi.Builder()
        .build()
        .<Map<String, Object>>adapter(
            Types.newParameterizedType(Map.class, String.class, Object.class))
        .toJson(values);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
