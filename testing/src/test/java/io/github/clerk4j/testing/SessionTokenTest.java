package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Jwks;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionTokenTest {
  private static final Instant NOW = Instant.parse("2026-05-12T10:00:00.500Z");

  @RegisterExtension
  private final FakeClerkExtension extension =
      FakeClerkExtension.of(
          it -> it.clock(FakeClock.standingAt(NOW)).authorizedParty("https://app.example.com"));

  private final FakeClerk clerk = extension.fake();
  private final User ada = clerk.addUser("ada@example.com");

  @Test
  void aSessionTokenHasTheHeaderAndTheClaimsOfVersion2() {
    Session session = clerk.signIn(ada);

    ParsedToken token = ParsedToken.of(clerk.sessionToken(session).sign());

    long now = NOW.getEpochSecond();
    assertThat(token.header().get("alg")).isEqualTo("RS256");
    assertThat(token.header().get("typ")).isEqualTo("JWT");
    assertThat(token.header().get("cat")).isEqualTo("cl_B7d4PD111AAA");
    assertThat(String.valueOf(token.claim("jti"))).matches("[0-9a-f]{20}");
    assertThat(without(token.claims(), "jti"))
        .isEqualTo(
            Map.of(
                "azp",
                "https://app.example.com",
                "iss",
                clerk.issuer(),
                "sub",
                ada.id(),
                "sid",
                session.id(),
                "iat",
                now,
                "nbf",
                now - 10,
                "exp",
                now + 60,
                "fva",
                List.of(0L, -1L),
                "v",
                2L,
                "sts",
                "active"));
  }

  @Test
  void itsSignatureVerifiesByTheKeySetAndByThePem() throws Exception {
    ParsedToken token = ParsedToken.of(clerk.sessionToken(clerk.signIn(ada)).sign());
    String pem = clerk.jwtKey().replaceAll("-----.*-----|\\s", "");

    assertThat(token.isSignedBy(keySet())).isTrue();
    assertThat(
            token.isSignedBy(
                KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)))))
        .isTrue();
  }

  @Test
  void theKeySetKeepsTheKeyBeforeARotationAndNoOlderOne() {
    Session session = clerk.signIn(ada);
    ParsedToken oldest = ParsedToken.of(clerk.sessionToken(session).sign());
    clerk.rotateKeys();
    ParsedToken older = ParsedToken.of(clerk.sessionToken(session).sign());

    assertThat(oldest.isSignedBy(keySet())).isTrue();
    assertThat(older.header().get("kid")).isNotEqualTo(oldest.header().get("kid"));
    clerk.rotateKeys();
    assertThat(oldest.isSignedBy(keySet())).isFalse();
    assertThat(older.isSignedBy(keySet())).isTrue();
  }

  @Test
  void theKeysArePublicUnderTheirWellKnownPath() {
    Backend backend = new Backend(clerk);

    Backend.Reply reply = backend.send(backend.request("GET", "/.well-known/jwks.json", ""));

    assertThat(clerk.jwksUrl()).endsWith("/.well-known/jwks.json");
    assertThat(reply.as(Jwks.class)).isEqualTo(keySet());
  }

  @Test
  void anActiveOrganizationStandsInTheTokenWithRoleAndPermissions() {
    Organization org = clerk.addOrganization("Engines", "engines");
    clerk.addMember(
        org,
        ada,
        "org:admin",
        "org:sys_memberships:read",
        "org:dashboard:manage",
        "org:dashboard:read",
        "org:teams:read");

    ParsedToken token = ParsedToken.of(clerk.sessionToken(clerk.signIn(ada, org)).sign());

    assertThat(token.claim("fea")).isEqualTo("o:dashboard,o:teams");
    assertThat(token.claim("o"))
        .isEqualTo(
            Map.of(
                "id", org.id(),
                "slg", "engines",
                "rol", "admin",
                "per", "manage,read",
                "fpm", "3,2"));
  }

  @Test
  void plansAndFeaturesOfTheUserAndTheOrganizationStandInTheToken() {
    Organization org = clerk.addOrganization("Engines", "engines");
    clerk.addMember(org, ada, "org:member");
    clerk.subscribe(org, "team", "reports", "chat");
    clerk.subscribe(ada, "pro", "chat", "dark_mode");

    ParsedToken token = ParsedToken.of(clerk.sessionToken(clerk.signIn(ada, org)).sign());

    assertThat(token.claim("pla")).isEqualTo("o:team,u:pro");
    assertThat(token.claim("fea")).isEqualTo("o:reports,ou:chat,u:dark_mode");
  }

  @Test
  void aNewRoleShowsInTheNextTokenOfTheSameSession() {
    Organization org = clerk.addOrganization("Engines", "engines");
    clerk.addMember(org, ada, "org:member");
    Session session = clerk.signIn(ada, org);
    clerk.addMember(org, ada, "org:admin");

    ParsedToken token = ParsedToken.of(clerk.sessionToken(session).sign());

    assertThat(((Map<?, ?>) token.claim("o")).get("rol")).isEqualTo("admin");
  }

  @Test
  void theAgeOfTheFirstFactorGrowsWithTheClock() {
    Session session = clerk.signIn(ada);
    clerk.clock().advance(Duration.ofMinutes(7));

    assertThat(ParsedToken.of(clerk.sessionToken(session).sign()).claim("fva"))
        .isEqualTo(List.of(7L, -1L));
  }

  @Test
  void anImpersonationNamesTheActor() {
    User support = clerk.addUser("support@example.com");

    ParsedToken token = ParsedToken.of(clerk.sessionToken(clerk.impersonate(ada, support)).sign());

    assertThat(token.claim("act")).isEqualTo(Map.of("sub", support.id()));
  }

  private Jwks keySet() {
    return new Backend(clerk).get("/v1/jwks").as(Jwks.class);
  }

  private static Map<?, ?> without(Map<?, ?> claims, String name) {
    return claims.entrySet().stream()
        .filter(each -> !name.equals(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
