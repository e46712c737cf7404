package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.auth.RequestAuthenticator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are given as PEM: decision 24. */
class PemKeyTest {
  private static final String SHORT_RSA_KEY =
      "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCokn1E9bHuuFKGALvUQaipSB0M/yZRoPFpZ+85"
          + "sZtHcyt0xgaIK+mYu2wx+GyCgLK8eecGjjlK/n/7Ir+x8dtMKQPtiqgY2372Qnagclpxcm80f2Os"
          + "JjmgEhFAyfkAuxYPUx9bKTpb3SazMGrJCSNCsxNDyvfYOdPU6aVhkkW8KQIDAQAB";
  private static final String EC_KEY =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEuvBK+I767mrkMtB58U5hnmfA22zw3wYKCQz9Vr/R"
          + "GTTzOf59pz06mpVXtHkJa8Y4kNIfnEdStgYcIRRR9SrTuA==";

  @Test
  void aPemKeyNeedsNoNetworkAndIsReadInAllItsSpellings() {
    try (Fixture fixture = new Fixture()) {
      String pem = fixture.fake.jwtKey();
      String oneLine = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      for (String each : List.of(pem, pem.replace("\n", "\\n"), oneLine, "  " + pem + "\n\n")) {
        SessionTokenVerifier verifier = Verifying.verifier(PemKey.of(each), fixture.clock);
        assertThat(Verifying.reason(verifier, fixture.token().sign())).isNull();
      }
      assertThat(Verifying.keyFetches(fixture)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        SHORT_RSA_KEY,
        EC_KEY
      })
  void aMalformedPemKeyIsAMistakeOfTheConfiguration(String pem) {
    ClerkConfigurationException mistake =
        catchThrowableOfType(ClerkConfigurationException.class, () -> PemKey.of(pem));
    assertThat(mistake).hasMessageContaining("JWT key");
    ClerkConfigurationException built =
        catchThrowableOfType(
            ClerkConfigurationException.class,
            () -> RequestAuthenticator.builder().jwtKey(pem).build());
    assertThat(built).hasMessageContaining("JWT key");
  }

  @Test
  void aKeyThatIsAnotherOneThanThePublicKeyIsCalledByItsNameAndNotShown() throws Exception {
    byte[] encoded = TestKeys.rsa().getPrivate().getEncoded();
    String body = Base64.getMimeEncoder().encodeToString(encoded);
    assertMistake(
        "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----", "private key");
    assertMistake(
        "-----BEGIN RSA PRIVATE KEY-----\n" + body + "\n-----END RSA PRIVATE KEY-----",
        "private key");
    assertMistake("-----BEGIN CERTIFICATE-----\nAAAA", "BEGIN PUBLIC KEY");
    assertMistake("sk_test_secretsecret", "nor the secret key");
    try (Fixture fixture = new Fixture()) {
      assertMistake("\"" + fixture.fake.jwtKey() + "\"", "quotes");
    }
    assertMistake(" ", "jwtKey must not be blank");
  }

  private static void assertMistake(String key, String says) {
    assertThatThrownBy(() -> RequestAuthenticator.builder().jwtKey(key).build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining(says)
        .message()
        .doesNotContain("secretsecret")
        .doesNotContain("MII");
  }

  @Test
  void anAuthenticatorWithoutAnyKeyCannotBeBuilt() {
    assertThatThrownBy(() -> RequestAuthenticator.builder().build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("jwtKey(...)");
  }
}
