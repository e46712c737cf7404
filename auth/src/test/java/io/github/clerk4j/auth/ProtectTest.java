package io.github.clerk4j.auth;

import static io.github.clerk4j.auth.Requirement.role;
import static io.github.clerk4j.auth.Requirement.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code protect} does besides its table. */
class ProtectTest {
  private static final SignInPages KNOWN = new SignInPages("/sign-in", null, null, false);

  @Test
  void aPageIsRefusedLikeAllElseWhereTheSignInPageIsNotKnown() {
    AuthContext context =
        AuthObjects.context(RequestKind.PAGE, ProtectStatuses.HIDDEN, SignInPages.UNKNOWN);
    assertStatus(404, new SignedOutAuth(null, context)::protect);
    assertStatus(404, new SignedOutAuth("pending", context)::protect);
    assertThat(
            refusal(
                () -> new SignedOutAuth(null, context).protect(p -> p.unauthenticatedUrl("/in"))))
        .extracting(ProtectException::location)
        .isEqualTo("/in");
  }

  @ParameterizedTest(name = "{0}, sign-in page known: {1}; signed out {2}, lacking {3}")
  @CsvSource({
    // kind of request, sign-in page known, signed out, lacking
    "PAGE,          true,  307, 403",
    "PAGE,          false, 401, 403",
    "API,           true,  401, 403",
    "SERVER_ACTION, true,  401, 403",
  })
  void statusesCanBePlain(RequestKind kind, boolean known, int signedOut, int unauthorized) {
    AuthContext context =
        AuthObjects.context(
            kind, new ProtectStatuses(401, 403), known ? KNOWN : SignInPages.UNKNOWN);
    assertStatus(signedOut, new SignedOutAuth(null, context)::protect);
    SessionAuth session = AuthObjects.session(Map.of(), context);
    assertStatus(unauthorized, () -> session.protect(role("admin")));
    MachineAuth machine = AuthObjects.machine(TokenType.API_KEY, context);
    assertStatus(401, machine::protect);
    assertStatus(
        unauthorized, () -> machine.protect(AcceptedTokens.any(), scope("delete:everything")));
  }

  @ParameterizedTest
  @EnumSource(value = TokenType.class, mode = EnumSource.Mode.EXCLUDE, names = "SESSION_TOKEN")
  void aMachineNeverPassesForAUser(TokenType type) {
    MachineAuth machine = AuthObjects.machine(type, AuthObjects.context());
    assertStatus(401, machine::protect);
    assertStatus(401, () -> machine.protect(scope("read:users")));
    assertStatus(404, () -> machine.protect(AcceptedTokens.any(), role("admin")));
    assertThat(machine.protect(AcceptedTokens.any(), scope("read:users"))).isSameAs(machine);
  }

  @Test
  void withoutAPublishableKeyNoOAuthMetadataIsNamed() {
    AuthContext context = AuthObjects.context(RequestKind.API, ProtectStatuses.HIDDEN, KNOWN);
    ProtectException refused =
        refusal(new UnauthenticatedMachineAuth(TokenType.OAUTH_TOKEN, context)::protect);
    assertThat(refused.response().headers().get("WWW-Authenticate")).containsExactly("Bearer");
  }

  @ParameterizedTest(name = "3.3 could not check: {0}")
  @EnumSource(RequestKind.class)
  void aTokenThatCouldNotBeCheckedIs503AndNotASignIn(RequestKind kind) {
    AuthContext context =
        AuthObjects.context(kind, ProtectStatuses.HIDDEN, KNOWN)
            .failed(new AuthFailure(AuthReason.JWK_REMOTE_FAILED_TO_LOAD, "", true), false);
    ProtectException refused =
        refusal(() -> new SignedOutAuth(null, context).protect(p -> p.unauthenticatedUrl("/in")));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.response().headers().get("Retry-After")).containsExactly("5");
    assertThat(refused.response().headers().get("Cache-Control")).containsExactly("no-store");
    Auth machine = new UnauthenticatedMachineAuth(TokenType.API_KEY, context);
    assertStatus(503, () -> machine.protect(AcceptedTokens.any()));
    assertStatus(401, machine::protect);
  }

  @ParameterizedTest(name = "3.3 signed out, with a machine token: {0}")
  @EnumSource(RequestKind.class)
  void aMachineTokenThatIsNotAcceptedIs401AndNeverASignIn(RequestKind kind) {
    AuthContext context = AuthObjects.context(kind, ProtectStatuses.HIDDEN, KNOWN);
    Auth narrowed =
        AuthObjects.machine(TokenType.API_KEY, context)
            .accepting(AcceptedTokens.only(TokenType.SESSION_TOKEN));
    assertThat(narrowed).isInstanceOf(SignedOutAuth.class);
    assertStatus(401, narrowed::protect);
    assertStatus(401, () -> narrowed.protect(p -> p.unauthenticatedUrl("/in")));
  }

  @Test
  void aProgramLearnsWhyItsTokenIsRejected() {
    AuthContext context =
        AuthObjects.context(RequestKind.API, new ProtectStatuses(401, 403), KNOWN)
            .failed(AuthFailure.of("session-token-expired-refresh-non-eligible-non-get"), false);
    assertThat(challenge(new SignedOutAuth(null, context)::protect))
        .isEqualTo(
            "Bearer error=\"invalid_token\","
                + " error_description=\"session-token-expired-refresh-non-eligible-non-get\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        AuthReason.SESSION_TOKEN_AND_UAT_MISSING,
        AuthReason.DEV_BROWSER_MISSING,
        AuthReason.NO_TOKEN_IN_HEADER
      })
  void aProgramWithoutATokenLearnsNoError(String reason) {
    AuthContext context =
        AuthObjects.context(RequestKind.API, new ProtectStatuses(401, 403), KNOWN)
            .failed(AuthFailure.of(reason), false);
    assertThat(challenge(new SignedOutAuth(null, context)::protect)).isEqualTo("Bearer");
  }

  @Test
  void aMachineThatIsForbiddenLearnsThatItLacksAScope() {
    AuthContext context =
        AuthObjects.context(RequestKind.API, new ProtectStatuses(401, 403), KNOWN);
    MachineAuth machine = AuthObjects.machine(TokenType.API_KEY, context);
    assertThat(challenge(() -> machine.protect(AcceptedTokens.any(), scope("delete:everything"))))
        .isEqualTo("Bearer error=\"insufficient_scope\"");
  }

  private static String challenge(ThrowingCallable call) {
    return String.join(
        "\n", refusal(call).response().headers().getOrDefault("WWW-Authenticate", List.of()));
  }

  @Test
  void theMessageSaysWhatIsLacking() {
    SessionAuth session = AuthObjects.session("{}");
    assertThat(refusal(() -> session.protect(role("org:owner"))))
        .hasMessage("The user lacks [Role[role=org:owner]]");
    assertThat(refusal(() -> session.protect(p -> p.when(auth -> false))))
        .hasMessage("The user lacks [] and what is demanded besides");
    assertThat(refusal(() -> session.protect(AcceptedTokens.only(TokenType.API_KEY))))
        .hasMessage("The request has no token of these: [api_key]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/a b", "/a\r\nSet-Cookie: a=b", "/\u00e4", "/a\t"})
  void aUrlThatIsNoneIsTheApplicationsMistake(String url) {
    SessionAuth session = AuthObjects.session("{}");
    assertThatThrownBy(() -> session.protect(p -> p.unauthorizedUrl(url)))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("A URL to redirect to holds no blanks");
    assertThatThrownBy(() -> session.protect(p -> p.unauthenticatedUrl(url)))
        .isInstanceOf(ClerkConfigurationException.class);
  }

  private static void assertStatus(int status, ThrowingCallable call) {
    assertThat(refusal(call).status()).isEqualTo(status);
  }

  private static ProtectException refusal(ThrowingCallable call) {
    return catchThrowableOfType(ProtectException.class, call);
  }
}
