package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Jwks;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which keys of a key set are used, of whatever an endpoint can answer with. */
class JwkSetTest {
  private static final RSAPublicKey KEY = (RSAPublicKey) TestKeys.rsa().getPublic();

  @Test
  void rsaKeysForSignaturesAreUsed() {
    JwkSet keys = of(List.of(jwk("a", Map.of()), jwk("b", Map.of("use", "", "alg", ""))));
    assertThat(keys.find("a")).isEqualTo(new VerificationKey(KEY, "RS256"));
    assertThat(keys.find("b")).isEqualTo(new VerificationKey(KEY, null));
    assertThat(keys.find("c")).isNull();
    assertThat(keys.find(null)).isNull();
  }

  @Test
  void whatIsNoSuchKeyIsLeftOutAndTheOthersStay() {
    List<Map<String, Object>> others =
        List.of(
            jwk("", Map.of()),
            jwk("x", Map.of("kty", "EC")),
            jwk("x", Map.of("kty", "oct", "k", "AAAA")),
            jwk("x", Map.of("kty", "OKP")),
            jwk("x", Map.of("kty", 5L)),
            jwk("x", Map.of("use", "enc")),
            jwk("x", Map.of("n", "!")),
            jwk("x", Map.of("n", "")),
            jwk("x", Map.of("n", number(KEY.getModulus().shiftRight(1024)))),
            jwk("x", Map.of("e", "")),
            jwk("x", Map.of("e", number(BigInteger.ZERO))),
            jwk("x", Map.of("e", number(BigInteger.ONE))),
            jwk("x", Map.of("e", number(BigInteger.TWO))),
            Map.of("kid", "x"),
            Map.of());
    for (Map<String, Object> each : others) {
      JwkSet keys = of(List.of(each, jwk("good", Map.of())));
      assertThat(keys.keys()).as("%s", each).containsOnlyKeys("good");
    }
  }

  @Test
  void ofTwoKeysOfOneIdTheLastIsUsed() {
    RSAPublicKey other = (RSAPublicKey) TestKeys.rsa().getPublic();
    JwkSet keys =
        of(
            List.of(
                jwk("a", Map.of()),
                jwk("a", Map.of("n", number(other.getModulus()))),
                jwk("a", Map.of("kty", "EC"))));
    assertThat(keys.keys()).hasSize(1);
    assertThat(keys.find("a")).isEqualTo(new VerificationKey(other, "RS256"));
  }

  @Test
  void theKeyIsFoundInAHugeSet() {
    List<Map<String, Object>> many = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      many.add(jwk("other_" + i, Map.of("kty", "EC")));
    }
    many.add(jwk("a", Map.of()));
    assertThat(of(many).find("a")).isNotNull();
  }

  private static JwkSet of(List<Map<String, Object>> keys) {
    return JwkSet.of(Json.read(Jwks.class, Json.write(Map.of("keys", keys))));
  }

  private static Map<String, Object> jwk(String kid, Map<String, @Nullable Object> changes) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kid", kid);
    jwk.put("kty", "RSA");
    jwk.put("use", "sig");
    jwk.put("alg", "RS256");
    jwk.put("n", number(KEY.getModulus()));
    jwk.put("e", number(KEY.getPublicExponent()));
    jwk.putAll(changes);
    return jwk;
  }

  private static String number(BigInteger value) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value.toByteArray());
  }
}
