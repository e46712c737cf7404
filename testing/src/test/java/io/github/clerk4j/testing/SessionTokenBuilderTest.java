package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Jwks;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.SessionStatus;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens as an application meets them, each in one expression. */
class SessionTokenBuilderTest {
  private static final Instant NOW = Instant.parse("2026-05-12T10:00:00.999Z");

  @RegisterExtension
  private final FakeClerkExtension extension =
      FakeClerkExtension.of(it -> it.clock(FakeClock.standingAt(NOW)));

  private final FakeClerk clerk = extension.fake();
  private final User ada = clerk.addUser("ada@example.com");
  private final Organization org = clerk.addOrganization("Engines", "engines");

  @Test
  void aUserGetsATokenOfANewSession() {
    TokenBuilder token = clerk.sessionToken(ada);

    ParsedToken first = ParsedToken.of(token.sign());
    ParsedToken second = ParsedToken.of(token.sign());

    assertThat(first.claim("sub")).isEqualTo(ada.id());
    assertThat(second.claim("sid")).isEqualTo(first.claim("sid"));
    assertThat(clerk.session((String) first.claim("sid")).userId()).isEqualTo(ada.id());
    assertThat(first.isSignedBy(keySet())).isTrue();
  }

  @Test
  void aMembersTokenHasTheRoleAndPermissionsOfTheMembership() {
    clerk.addMember(org, ada, "org:admin", "org:invoices:create");

    ParsedToken token = ParsedToken.of(clerk.sessionToken(ada).organization(org).sign());

    assertThat(token.claim("o"))
        .isEqualTo(
            Map.of("id", org.id(), "slg", "engines", "rol", "admin", "per", "create", "fpm", "1"));
    assertThat(clerk.session((String) token.claim("sid")).lastActiveOrganizationId())
        .isEqualTo(org.id());
  }

  @Test
  void rolesAndPermissionsOfATokenNeedNoMembership() {
    String signed =
        clerk
            .sessionToken(ada)
            .organization(org)
            .role("org:billing")
            .permissions("org:invoices:create", "org:invoices:read")
            .sign();

    assertThat(ParsedToken.of(signed).claim("o"))
        .isEqualTo(
            Map.of(
                "id",
                org.id(),
                "slg",
                "engines",
                "rol",
                "billing",
                "per",
                "create,read",
                "fpm",
                "3"));
    assertThat(
            ParsedToken.of(clerk.sessionToken(ada).organization(org).version1().sign())
                .claim("org_role"))
        .isEqualTo("org:member");
  }

  @Test
  void permissionsWithoutAnOrganizationAreAMistake() {
    assertThatThrownBy(() -> clerk.sessionToken(ada).permissions("org:invoices:create").sign())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("organization(...)");
  }

  @Test
  void changesOfASessionThatExistsShowInTheTokenAlone() {
    Session session = clerk.signIn(ada);

    ParsedToken token =
        ParsedToken.of(clerk.sessionToken(session).organization(org).pending().sign());

    assertThat(token.claim("sts")).isEqualTo("pending");
    assertThat(((Map<?, ?>) token.claim("o")).get("id")).isEqualTo(org.id());
    assertThat(clerk.session(session.id())).isEqualTo(session);
  }

  @Test
  void aNewSessionIsPendingAndActedForByOthersLikeItsToken() {
    User support = clerk.addUser("support@example.com");

    ParsedToken token = ParsedToken.of(clerk.sessionToken(ada).pending().actor(support).sign());

    Session session = clerk.session((String) token.claim("sid"));
    assertThat(token.claim("sts")).isEqualTo("pending");
    assertThat(token.claim("act")).isEqualTo(Map.of("sub", support.id()));
    assertThat(session.status()).isEqualTo(SessionStatus.PENDING);
    assertThat(session.actor()).isEqualTo(Map.of("sub", support.id()));
  }

  @Test
  void anExpiredTokenWasValidForAMinuteAndAnEarlyOneWillBe() {
    ParsedToken expired = ParsedToken.of(clerk.sessionToken(ada).expired().sign());
    ParsedToken early = ParsedToken.of(clerk.sessionToken(ada).notYetActive().sign());

    long now = NOW.getEpochSecond();
    assertThat(List.of(expired.claim("iat"), expired.claim("nbf"), expired.claim("exp")))
        .isEqualTo(List.of(now - 120, now - 120, now - 60));
    assertThat(List.of(early.claim("iat"), early.claim("nbf"))).isEqualTo(List.of(now, now + 60));
  }

  @Test
  void noKeyOfTheInstanceVerifiesTokensOfAnotherOneOrTamperedOnes() {
    ParsedToken foreign = ParsedToken.of(clerk.sessionToken(ada).fromOtherInstance().sign());
    ParsedToken tampered = ParsedToken.of(clerk.sessionToken(ada).tampered().sign());

    assertThat(foreign.claim("iss")).isNotEqualTo(clerk.issuer());
    assertThat(keySet().keys()).noneMatch(each -> each.kid().equals(foreign.header().get("kid")));
    assertThat(keySet().keys()).anyMatch(each -> each.kid().equals(tampered.header().get("kid")));
    assertThat(tampered.isSignedBy(keySet())).isFalse();
  }

  @Test
  void anotherPartyATemplateAndATokenOfVersion1AreOneCallEach() {
    clerk.addJwtTemplate("supabase", Map.of("role", "authenticated"));

    ParsedToken party =
        ParsedToken.of(clerk.sessionToken(ada).authorizedParty("https://other.example").sign());
    ParsedToken template = ParsedToken.of(clerk.sessionToken(ada).template("supabase").sign());
    ParsedToken version1 = ParsedToken.of(clerk.sessionToken(ada).version1().sign());

    assertThat(party.claim("azp")).isEqualTo("https://other.example");
    assertThat(template.claim("role")).isEqualTo("authenticated");
    assertThat(version1.claims().containsKey("v")).isFalse();
  }

  @Test
  void theKidOfEachTokenTellsThatItIsOfAFake() {
    for (TokenBuilder each :
        List.of(
            clerk.sessionToken(ada),
            clerk.sessionToken(ada).fromOtherInstance(),
            clerk.machineTokens().m2mJwt(clerk.machineTokens().addMachine("billing")),
            clerk.machineTokens().oauthJwt(ada, "client_1", "profile"),
            clerk.browsers().handshakeToken())) {
      assertThat(String.valueOf(ParsedToken.of(each.sign()).header().get("kid")))
          .startsWith("ins_fake")
          .hasSize("ins_".length() + 27);
    }
  }

  @Test
  void machinesTokensHaveTheSameFaultsButNoSession() {
    TokenBuilder token = clerk.machineTokens().oauthJwt(ada, "client_1", "profile");

    assertThat(ParsedToken.of(token.expired().sign()).claim("exp"))
        .isEqualTo(NOW.getEpochSecond() - 60);
    assertThat(ParsedToken.of(token.tampered().sign()).isSignedBy(keySet())).isFalse();
    assertThatThrownBy(() -> token.organization(org))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("organization is for tokens of a session only");
  }

  private Jwks keySet() {
    return new Backend(clerk).get("/v1/jwks").as(Jwks.class);
  }

  @Test
  void aPermissionOfAnotherFormIsRejected() {
    TokenBuilder token = clerk.sessionToken(ada);
    for (String each : List.of("nonsense", "org:x", "")) {
      assertThatThrownBy(() -> token.permissions(each))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("permissions must be like org:invoices:create: " + each);
    }
  }
}
