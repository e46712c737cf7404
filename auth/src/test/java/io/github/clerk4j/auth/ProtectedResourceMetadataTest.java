package io.github.clerk4j.auth;

import static io.github.clerk4j.auth.Requirement.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.TokenBuilder;
import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An OAuth resource server: its document, its challenges and the audience of its tokens. */
class ProtectedResourceMetadataTest {
  private static final String MCP = "https://api.example.com/mcp";
  private static final String DOCUMENT =
      "https://api.example.com/.well-known/oauth-protected-resource/mcp";
  private static final AcceptedTokens OAUTH = AcceptedTokens.only(TokenType.OAUTH_TOKEN);

  private final Fixture fixture = new Fixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  private static ProtectedResourceMetadata.Builder document(String resource) {
    return ProtectedResourceMetadata.builder(resource).publishableKey(AuthObjects.KEY.value());
  }

  @Test
  void theDocumentNamesTheResourceAndClerk() {
    ProtectedResourceMetadata metadata =
        document(MCP)
            .scopes("profile", "email")
            .name("Invoices")
            .put("resource_documentation", "https://docs.example.com")
            .build();
    assertThat(AuthObjects.object(metadata.json()))
        .containsEntry("resource", MCP)
        .containsEntry("authorization_servers", List.of("https://clerk.example.com"))
        .containsEntry("scopes_supported", List.of("profile", "email"))
        .containsEntry("bearer_methods_supported", List.of("header"))
        .containsEntry("resource_name", "Invoices")
        .containsEntry("resource_documentation", "https://docs.example.com")
        .hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com/.well-known/oauth-protected-resource",
    "https://api.example.com/, https://api.example.com/.well-known/oauth-protected-resource",
    "https://api.example.com:8443/mcp, https://api.example.com:8443/.well-known/oauth-protected-resource/mcp",
    "http://localhost:8080/a/b, http://localhost:8080/.well-known/oauth-protected-resource/a/b"
  })
  void theWellKnownPathStandsBeforeThePathOfTheResource(String resource, String url) {
    assertThat(document(resource).build().url()).isEqualTo(url);
    assertThat(url).endsWith(document(resource).build().path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/mcp",
        "http://api.example.com/mcp",
        "https://user@api.example.com/mcp",
        "https://api.example.com/mcp?a=b",
        "https://api.example.com/mcp#a"
      })
  void aResourceThatIsNoHttpsUrlIsRejected(String resource) {
    assertThatThrownBy(() -> document(resource).build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("resource must be");
  }

  @Test
  void settingsThatAreWrongFailWhenTheyAreSet() {
    assertThatThrownBy(() -> document(MCP).authorizationServers("clerk.example.com"))
        .hasMessageStartingWith("authorizationServers must be an https URL");
    assertThatThrownBy(() -> document(MCP).put("resource", "https://other.example.com"))
        .hasMessage("put must not set resource: it has a setting of its own");
    assertThatThrownBy(() -> document(MCP).publishableKey("pk_live_x").build())
        .isInstanceOf(ClerkConfigurationException.class);
  }

  private RequestAuthenticator.Builder authenticator() {
    return RequestAuthenticator.builder(fixture.clerk)
        .publishableKey(fixture.fake.publishableKey())
        .authorizedParties(Fixture.ORIGIN)
        .protectStatuses(401, 403)
        .protectedResource(document(MCP).build())
        .clock(fixture.clock);
  }

  private Auth auth(RequestAuthenticator.Builder by, @Nullable String token) {
    ClerkRequest request =
        token == null ? Fixture.request("POST", Map.of()) : Fixture.bearer(token);
    return by.build().authenticateRequest(request, OAUTH).toAuth();
  }

  private static String challenge(Auth auth, String... scopes) {
    Requirement[] required =
        List.of(scopes).stream().map(Requirement::scope).toArray(Requirement[]::new);
    ProtectException e =
        catchThrowableOfType(ProtectException.class, () -> auth.protect(OAUTH, required));
    return e.status()
        + " "
        + String.join("|", e.response().headers().getOrDefault("WWW-Authenticate", List.of()));
  }

  @Test
  void aRequestWithoutATokenIsToldTheDocument() {
    assertThat(challenge(auth(authenticator(), null)))
        .isEqualTo("401 Bearer resource_metadata=\"" + DOCUMENT + "\"");
  }

  @Test
  void aRequestWithABadTokenIsToldTheDocumentAndTheReason() {
    assertThat(challenge(auth(authenticator(), "oat_unknown")))
        .startsWith("401 Bearer resource_metadata=\"" + DOCUMENT + "\", error=\"invalid_token\"");
  }

  @Test
  void aTokenThatLacksAScopeIsToldTheDocumentAndTheScope() {
    String token = fixture.fake.machineTokens().addOauthToken(fixture.ada, "client_1", "profile");
    Auth auth = auth(authenticator(), token);
    assertThat(auth.protect(OAUTH, scope("profile")).userId()).isEqualTo(fixture.ada.id());
    assertThat(challenge(auth, "invoices:read", "profile"))
        .isEqualTo(
            "403 Bearer resource_metadata=\""
                + DOCUMENT
                + "\", error=\"insufficient_scope\", scope=\"invoices:read profile\"");
  }

  @Test
  void withoutAResourceOfItsOwnTheApplicationPointsToClerksDocument() {
    RequestAuthenticator.Builder without =
        RequestAuthenticator.builder(fixture.clerk)
            .publishableKey(AuthObjects.KEY.value())
            .authorizedParties(Fixture.ORIGIN);
    assertThat(challenge(auth(without, null)))
        .isEqualTo(
            "401 Bearer resource_metadata=\"https://clerk.example.com/.well-known/oauth-protected-resource\"");
  }

  private String jwt(@Nullable Object audience) {
    TokenBuilder token = fixture.fake.machineTokens().oauthJwt(fixture.ada, "client_1", "profile");
    return audience == null ? token.sign() : token.claim("aud", audience).sign();
  }

  @Test
  void aTokenOfAnotherResourceIsRejectedAndOneWithoutAnAudiencePasses() {
    assertThat(auth(authenticator(), jwt(MCP)).isAuthenticated()).isTrue();
    assertThat(auth(authenticator(), jwt(List.of("https://b.example.com", MCP))).isAuthenticated())
        .isTrue();
    assertThat(auth(authenticator(), jwt(null)).isAuthenticated()).isTrue();
    assertThat(auth(authenticator(), jwt("https://b.example.com")).isAuthenticated()).isFalse();
    assertThat(auth(authenticator(), jwt(List.of(1))).isAuthenticated()).isFalse();
    assertThat(challenge(auth(authenticator(), jwt("https://b.example.com"))))
        .contains("error=\"invalid_token\"", DOCUMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "null, true",
    "[], true",
    "\"https://api.example.com/mcp\", true",
    "[\"https://b.example.com\"], false",
    "[1], false"
  })
  void theAudienceInClerksResponseAboutAnOpaqueTokenIsChecked(String audience, boolean passes) {
    fixture.fake.enqueue(
        FakeResponse.of(
            200,
            "{\"object\":\"clerk_idp_oauth_access_token\",\"id\":\"oat_1\",\"client_id\":\"c\","
                + "\"subject\":\""
                + fixture.ada.id()
                + "\",\"scopes\":[],\"revoked\":false,\"expired\":false,\"expiration\":null,"
                + "\"created_at\":1,\"updated_at\":1,\"aud\":"
                + audience
                + "}"));
    assertThat(auth(authenticator(), "oat_any").isAuthenticated()).isEqualTo(passes);
  }

  @Test
  void audiencesThatAreSetReplaceTheResource() {
    RequestAuthenticator.Builder strict = authenticator().audience("https://api.example.com");
    assertThat(auth(strict, jwt("https://api.example.com")).isAuthenticated()).isTrue();
    assertThat(auth(strict, jwt(MCP)).isAuthenticated()).isFalse();
    assertThat(auth(strict, jwt(null)).isAuthenticated()).isFalse();
  }

  @Test
  void aResourceWithoutAPathIsNamedWithAndWithoutASlash() {
    RequestAuthenticator.Builder root =
        authenticator().protectedResource(document("https://api.example.com").build());
    assertThat(auth(root, jwt("https://api.example.com/")).isAuthenticated()).isTrue();
    assertThat(auth(root, jwt("https://api.example.com")).isAuthenticated()).isTrue();
    assertThat(auth(root, jwt(MCP)).isAuthenticated()).isFalse();
  }
}
