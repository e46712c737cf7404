package io.github.clerk4j.spring.test;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.spring.ClerkConnectionDetails;
import io.github.clerk4j.spring.ClerkProperties;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClientConfigurer;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * The caller of a request in a test, without cookies and without a header.
 *
 * <pre>{@code
 * mvc.perform(get("/invoices").with(clerk().user("user_1").permissions("org:invoices:read")))
 *     .andExpect(status().isOk());
 *
 * webTestClient.mutateWith(clerk().user("user_1").role("org:admin")).get()...
 * }</pre>
 *
 * <p>The caller has a token that is signed and verified like any other, with a key of the test. In
 * the first form the request passes the filter of the application, which takes the caller as it is.
 *
 * <p>{@code auth.currentUser()}, and the arguments {@code User} and {@code Organization}, ask the
 * Clerk instance of the application. That of {@link AutoConfigureFakeClerk} gets the user and the
 * organization of the caller, unless it has them. Immutable.
 */
public final class ClerkCaller implements RequestPostProcessor, WebTestClientConfigurer {
  private static final String AUTHORIZED_PARTY = "https://app.example.com";
  private static final String ISSUER = "https://clerk.example.com";

  private static final boolean FAKE_CLERK =
      ClassUtils.isPresent(
          "io.github.clerk4j.testing.FakeClerk", ClerkCaller.class.getClassLoader());

  private final Map<String, Object> claims;
  private final List<String> scopes;

  private ClerkCaller(Map<String, Object> claims, List<String> scopes) {
    this.claims = claims;
    this.scopes = scopes;
  }

  /** Returns a signed-in user with the id {@code user_1}. */
  public static ClerkCaller clerk() {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("azp", AUTHORIZED_PARTY);
    claims.put("sub", "user_1");
    claims.put("sid", "sess_1");
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + 3600);
    return new ClerkCaller(claims, List.of());
  }

  /** Returns a caller with this user id. */
  public ClerkCaller user(String id) {
    return claim("sub", id);
  }

  /** Returns a caller who is this user, such as one that was added to FakeClerk. */
  public ClerkCaller user(User user) {
    return user(user.id());
  }

  /** Returns a caller with this active organization. Defaults to {@code org_1} if it is needed. */
  public ClerkCaller organization(String id) {
    return claim("org_id", id);
  }

  /** Returns a caller with this active organization. */
  public ClerkCaller organization(Organization organization) {
    return organization(organization.id());
  }

  /** Returns a caller with this role in the active organization, such as {@code org:admin}. */
  public ClerkCaller role(String role) {
    return inOrganization().claim("org_role", role);
  }

  /** Returns a caller with these permissions in the active organization. */
  public ClerkCaller permissions(String... permissions) {
    return inOrganization().claim("org_permissions", List.of(permissions));
  }

  /** Returns a machine that calls for the user, by an OAuth token with these scopes. */
  public ClerkCaller scopes(String... scopes) {
    return new ClerkCaller(claims, List.of(scopes));
  }

  /** Returns a caller whose token has this claim. */
  public ClerkCaller claim(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(claims);
    more.put(name, value);
    return new ClerkCaller(more, scopes);
  }

  private ClerkCaller inOrganization() {
    return claims.containsKey("org_id") ? this : organization("org_1");
  }

  /** Returns the outcome of authentication for this caller in an application. */
  RequestState state(@Nullable ApplicationContext application) {
    if (application != null && FAKE_CLERK) {
      FakeClerkUsers.add(
          application, String.valueOf(claims.get("sub")), (String) claims.get("org_id"));
    }
    ClerkClient clerk = application == null ? null : client(application);
    RequestAuthenticator.Builder builder =
        clerk == null ? RequestAuthenticator.builder() : RequestAuthenticator.builder(clerk);
    builder
        .jwtKey(TestTokens.SHARED.jwtKey())
        .publishableKey("pk_test_Y2xlcmsuZXhhbXBsZS5jb20k")
        .authorizedParties(AUTHORIZED_PARTY)
        .acceptedTokens(AcceptedTokens.any());
    ClerkProperties properties =
        application == null
            ? null
            : application.getBeanProvider(ClerkProperties.class).getIfAvailable();
    if (properties != null) {
      builder.protectStatuses(
          properties.protectStatuses().get(0), properties.protectStatuses().get(1));
    }
    RequestState state =
        builder
            .build()
            .authenticateRequest(
                ClerkRequest.of("GET", "/", Map.of("authorization", List.of("Bearer " + token()))));
    if (!state.isAuthenticated()) {
      throw new IllegalStateException(
          "The claims of the caller are those of no session: " + state.message());
    }
    return state;
  }

  /** Returns the client of an application, or null if it has no secret key. */
  private static @Nullable ClerkClient client(ApplicationContext application) {
    ClerkConnectionDetails details =
        application.getBeanProvider(ClerkConnectionDetails.class).getIfAvailable();
    return details == null || details.secretKey() == null
        ? null
        : application.getBeanProvider(ClerkClient.class).getIfAvailable();
  }

  private String token() {
    if (scopes.isEmpty()) {
      return TestTokens.SHARED.sign("JWT", claims);
    }
    Map<String, Object> oauth = new LinkedHashMap<>(claims);
    oauth.keySet().removeAll(List.of("azp", "sid"));
    oauth.put("client_id", "client_1");
    oauth.put("jti", "oat_1");
    oauth.put("scope", String.join(" ", scopes));
    return TestTokens.SHARED.sign("at+jwt", oauth);
  }

  /** Makes this the caller of a request of {@code MockMvc}. */
  @Override
  public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
    return ServletCaller.of(this, request);
  }

  /**
   * Makes this the caller of all requests of a client that is bound to an application context.
   *
   * @throws IllegalStateException if the client is bound to a server; send a real token then
   */
  @Override
  public void afterConfigurerAdded(
      WebTestClient.Builder builder,
      @Nullable WebHttpHandlerBuilder handler,
      @Nullable ClientHttpConnector connector) {
    if (handler == null) {
      throw new IllegalStateException(
          "clerk() needs a client without a server: bind it to the application context, or send a"
              + " token of FakeClerk");
    }
    ReactiveCaller.addTo(handler, this);
  }
}
