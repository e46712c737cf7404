package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Jwks;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBuilderTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final User ada = clerk.addUser("ada@example.com");
  private final Session session = clerk.signIn(ada);

  @Test
  void claimsAndHeadersAreSetAndRemoved() {
    String signed =
        clerk
            .sessionToken(session)
            .claim("azp", "https://evil.example")
            .claim("nothing", null)
            .withoutClaim("sub")
            .header("cat", "cl_B7d4PD333AAA")
            .withoutHeader("typ")
            .issuedAt(Instant.ofEpochSecond(1000))
            .notBefore(Instant.ofEpochSecond(900))
            .expiresAt(Instant.ofEpochSecond(2000))
            .sign();

    ParsedToken token = ParsedToken.of(signed);

    assertThat(token.claim("azp")).isEqualTo("https://evil.example");
    assertThat(token.claims().containsKey("nothing")).isTrue();
    assertThat(token.claims().containsKey("sub")).isFalse();
    assertThat(token.header().get("cat")).isEqualTo("cl_B7d4PD333AAA");
    assertThat(token.header().containsKey("typ")).isFalse();
    assertThat(List.of(token.claim("iat"), token.claim("nbf"), token.claim("exp")))
        .isEqualTo(List.of(1000L, 900L, 2000L));
    assertThat(token.isSignedBy(keySet())).isTrue();
  }

  @Test
  void version1NamesTheOrganizationInClaimsOfTheirOwn() {
    Organization org = clerk.addOrganization("Engines", "engines");
    clerk.addMember(org, ada, "org:admin", "org:invoices:create");

    ParsedToken token =
        ParsedToken.of(clerk.sessionToken(clerk.signIn(ada, org)).version1().sign());

    assertThat(token.claims().containsKey("v")).isFalse();
    assertThat(token.claim("org_id")).isEqualTo(org.id());
    assertThat(token.claim("org_slug")).isEqualTo("engines");
    assertThat(token.claim("org_role")).isEqualTo("org:admin");
    assertThat(token.claim("org_permissions")).isEqualTo(List.of("org:invoices:create"));
  }

  @Test
  void aStrangersKeyDoesNotVerifyAlthoughTheKidIsRight() throws Exception {
    KeyPair stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair();

    ParsedToken token = ParsedToken.of(clerk.sessionToken(session).signedBy(stranger).sign());

    assertThat(token.isSignedBy(keySet())).isFalse();
    assertThat(token.isSignedBy(stranger.getPublic())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512"})
  void everyAlgorithmOfClerkVerifies(String algorithm) {
    ParsedToken token = ParsedToken.of(clerk.sessionToken(session).algorithm(algorithm).sign());

    assertThat(token.header().get("alg")).isEqualTo(algorithm);
    assertThat(token.isSignedBy(keySet())).isTrue();
  }

  @Test
  void attackersAlgorithmsAreAvailableToo() {
    assertThat(clerk.sessionToken(session).algorithm("none").sign()).endsWith(".");
    assertThat(
            ParsedToken.of(clerk.sessionToken(session).algorithm("HS256").sign()).signatureBytes())
        .hasSize(32);
    assertThatThrownBy(() -> clerk.sessionToken(session).algorithm("XX").sign())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Jwks keySet() {
    return new Backend(clerk).get("/v1/jwks").as(Jwks.class);
  }
}
