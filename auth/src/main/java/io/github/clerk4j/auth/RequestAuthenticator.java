package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.token.CallMode;
import io.github.clerk4j.token.KeyStatus;
import io.github.clerk4j.token.Listeners;
import io.github.clerk4j.token.RequestTokenVerifier;
import io.github.clerk4j.token.TokenType;
import io.github.clerk4j.token.TokenVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests by their {@code Authorization} header or their cookies.
 *
 * <p>Holds the keys of the Clerk instance, so it is meant to be made once and shared. Thread-safe.
 * Nothing that a request carries makes it throw.
 *
 * <p>Most requests are decided without the network. Clerk is called in these cases:
 *
 * <ul>
 *   <li>for keys, while none are known or a token names an unknown one: up to 10 s
 *   <li>for the nonce of a browser that returns from a handshake: up to 5 s
 *   <li>for the refresh of an expired session token: up to 5 s
 *   <li>for an opaque machine token: up to 3 s
 * </ul>
 *
 * {@link #authenticateRequest} waits for these calls on the calling thread. A request can need
 * several of them one after the other, but never more than 40 s in all. {@link
 * #authenticateRequestAsync} blocks no thread.
 *
 * <p>The calls run apart from the application's: they are few at once, never wait for a rate limit,
 * and fail at once if there is no room. Interceptors and the {@code CallListener} of the client run
 * on the thread that makes the call. For keys and in the asynchronous form that is a thread of the
 * client, else the caller's.
 *
 * <pre>{@code
 * var authenticator = RequestAuthenticator.builder(clerkClient()).authorizedParties("https://app.example.com").build();
 * RequestState state = authenticator.authenticateRequest(ClerkRequest.of(method, uri, headers));
 * }</pre>
 */
public final class RequestAuthenticator {
  private final AcceptedTokens accepted;
  private final Authentication authentication;

  private RequestAuthenticator(AcceptedTokens accepted, Authentication authentication) {
    this.accepted = accepted;
    this.authentication = authentication;
  }

  /**
   * Returns a builder of an authenticator that can call Clerk. It fetches the instance's keys from
   * Clerk, unless a JWT key is set.
   */
  public static Builder builder(ClerkClient clerk) {
    return new Builder(clerk);
  }

  /** Returns a builder of an authenticator that never calls Clerk. It needs a JWT key. */
  public static Builder builder() {
    return new Builder(null);
  }

  /**
   * Authenticates a request by a token of the accepted types. Never throws. Can wait for the
   * network in the cases that {@link RequestAuthenticator} lists.
   */
  public RequestState authenticateRequest(ClerkRequest request) {
    return authenticateRequest(request, accepted);
  }

  /** Same as {@link #authenticateRequest(ClerkRequest)}, by tokens of other types. */
  public RequestState authenticateRequest(ClerkRequest request, AcceptedTokens accepted) {
    return authentication.authenticate(request, accepted, CallMode.BLOCKING).join();
  }

  /**
   * Same as {@link #authenticateRequest(ClerkRequest)}, without blocking. The future never fails.
   * It is complete at once if Clerk is not called; else a thread of the client completes it, or one
   * of the common pool after a timeout.
   */
  public CompletableFuture<RequestState> authenticateRequestAsync(ClerkRequest request) {
    return authenticateRequestAsync(request, accepted);
  }

  /** Same as {@link #authenticateRequestAsync(ClerkRequest)}, by tokens of other types. */
  public CompletableFuture<RequestState> authenticateRequestAsync(
      ClerkRequest request, AcceptedTokens accepted) {
    return authentication.authenticate(request, accepted, CallMode.ASYNC);
  }

  /** Returns the status of the keys that verify tokens, for health checks. Never calls Clerk. */
  public KeyStatus keyStatus() {
    return authentication.keyStatus();
  }

  /**
   * A builder of authenticators. Not thread-safe. Defaults, of which a named variable is an
   * environment variable or, first, a system property:
   *
   * <ul>
   *   <li>publishable key: {@code CLERK_PUBLISHABLE_KEY}; without one there is a warning, requests
   *       are authenticated by header and plain {@code __session} cookie, and browsers are not
   *       redirected to Clerk
   *   <li>keys: {@code CLERK_JWT_KEY}, else those that Clerk publishes for the instance, cached
   *   <li>machine secret key: {@code CLERK_MACHINE_SECRET_KEY}, else the client's secret key
   *   <li>accepted tokens: session tokens
   *   <li>authorized parties: not checked, with a warning; set them, or a token of another site of
   *       the same Clerk instance is accepted
   *   <li>audience, issuer: not checked
   *   <li>protected resource: none; OAuth clients find Clerk's own document
   *   <li>types in the tokens' headers: {@code JWT}, or none
   *   <li>clock skew: 5 s
   *   <li>cached signatures: 1000
   *   <li>sign-in and sign-up URL: {@code CLERK_SIGN_IN_URL}, {@code CLERK_SIGN_UP_URL}, else the
   *       instance's account portal
   *   <li>satellite, domain, proxy URL: {@code CLERK_IS_SATELLITE}, {@code CLERK_DOMAIN}, {@code
   *       CLERK_PROXY_URL}, else none
   *   <li>forwarded headers: not trusted
   *   <li>{@code protect()}: status 404 if nobody is signed in, or the user lacks something
   *   <li>tokens of JWT templates: kept while they and the session token have time left
   * </ul>
   */
  public static final class Builder {
    private final @Nullable ClerkClient clerk;
    private final TokenVerifier.Builder tokens;
    private @Nullable String publishableKey = Setting.of("CLERK_PUBLISHABLE_KEY");
    private AcceptedTokens accepted = AcceptedTokens.only(TokenType.SESSION_TOKEN);
    private Set<String> authorizedParties = Set.of();
    private @Nullable String signInUrl = Setting.of("CLERK_SIGN_IN_URL");
    private @Nullable String signUpUrl = Setting.of("CLERK_SIGN_UP_URL");
    private boolean satellite = SettingCheck.flag("CLERK_IS_SATELLITE");
    private boolean satelliteAutoSync;
    private @Nullable String domain = Setting.of("CLERK_DOMAIN");
    private @Nullable String proxyUrl = Setting.of("CLERK_PROXY_URL");
    private boolean anyParty;
    private boolean trustForwardedHeaders;
    private List<String> organizationPatterns = List.of();
    private List<String> personalAccountPatterns = List.of();

    private ProtectStatuses refusals = ProtectStatuses.HIDDEN;
    private @Nullable ProtectedResourceMetadata resource;
    private boolean keepTemplateTokens = true;
    private Clock clock = Clock.systemUTC();
    private Listeners<AuthListener> listeners = Listeners.none(Authentication.LOG.getName());

    private Builder(@Nullable ClerkClient clerk) {
      this.clerk = clerk;
      this.tokens = clerk == null ? TokenVerifier.builder() : TokenVerifier.builder(clerk);
    }

    /** Sets the instance's publishable key, which begins with {@code pk_}. */
    public Builder publishableKey(String publishableKey) {
      this.publishableKey = SettingCheck.key("publishableKey", publishableKey);
      return this;
    }

    /** Sets the instance's public key as PEM. Tokens are then verified without the network. */
    public Builder jwtKey(String jwtKey) {
      tokens.jwtKey(jwtKey);
      return this;
    }

    /** Sets the secret key of this machine, with which opaque M2M tokens are verified. */
    public Builder machineSecretKey(String machineSecretKey) {
      tokens.machineSecretKey(machineSecretKey);
      return this;
    }

    /** Sets the accepted types of tokens. A call of {@code authenticateRequest} can name others. */
    public Builder acceptedTokens(AcceptedTokens accepted) {
      this.accepted = SettingCheck.present("acceptedTokens", accepted);
      return this;
    }

    /**
     * Sets the origins of the front ends whose tokens are accepted, such as {@code
     * https://app.example.com}. Handshakes begin on these alone.
     */
    public Builder authorizedParties(String... authorizedParties) {
      this.authorizedParties = SettingCheck.texts("authorizedParties", authorizedParties);
      tokens.authorizedParties(authorizedParties);
      return this;
    }

    /**
     * Accepts the tokens of any front end, without the warning. It is safe if the Clerk instance
     * has no other site, such as in tests.
     */
    public Builder anyAuthorizedParty() {
      this.anyParty = true;
      return this;
    }

    /**
     * Sets the accepted audiences. A session token or M2M token that has an {@code aud} must have
     * one of them. An OAuth token must have one of them, and is refused without an {@code aud}.
     */
    public Builder audience(String... audience) {
      tokens.audience(audience);
      return this;
    }

    /**
     * Sets the OAuth resource that this application is. Responses to bad or missing OAuth tokens
     * point to its document. An OAuth token that has an {@code aud} must name the resource, unless
     * {@link #audience} is set.
     */
    public Builder protectedResource(ProtectedResourceMetadata resource) {
      this.resource = SettingCheck.present("protectedResource", resource);
      tokens.resource(resource.audiences());
      return this;
    }

    /** Sets the accepted types ({@code typ}) in the headers of session tokens. */
    public Builder headerTypes(String... headerTypes) {
      tokens.headerTypes(headerTypes);
      return this;
    }

    /**
     * Sets the accepted issuers: the URL of the instance's Frontend API, and on a satellite that of
     * the satellite, such as {@code https://clerk.satellite.example.com}. A token of another issuer
     * has the reason {@link AuthReason#TOKEN_INVALID_ISSUER}.
     */
    public Builder issuer(String... issuers) {
      tokens.issuer(issuers);
      return this;
    }

    /** Sets the tolerated difference between clocks, from 0 to 24 h. */
    public Builder clockSkew(Duration clockSkew) {
      tokens.clockSkew(clockSkew);
      return this;
    }

    /** Sets whether the keys are fetched, and the signature verified, for each token. */
    public Builder skipJwksCache(boolean skip) {
      tokens.skipJwksCache(skip);
      return this;
    }

    /**
     * Sets how many verified signatures are cached; 0 disables the cache. All other checks run on
     * every request.
     */
    public Builder verifiedTokens(int most) {
      tokens.verifiedTokens(most);
      return this;
    }

    /** Sets the sign-in URL: absolute, or a path of this site. */
    public Builder signInUrl(String signInUrl) {
      this.signInUrl = SettingCheck.text("signInUrl", signInUrl);
      return this;
    }

    /** Sets the sign-up URL: absolute, or a path of this site. */
    public Builder signUpUrl(String signUpUrl) {
      this.signUpUrl = SettingCheck.text("signUpUrl", signUpUrl);
      return this;
    }

    /**
     * Sets whether this site is a satellite, whose users sign in on the primary domain. A satellite
     * needs a {@link #domain} or a {@link #proxyUrl}, and in development a sign-in URL of the
     * primary domain.
     */
    public Builder satellite(boolean satellite) {
      this.satellite = satellite;
      return this;
    }

    /** Sets whether a satellite asks the primary domain about browsers that it does not know. */
    public Builder satelliteAutoSync(boolean autoSync) {
      this.satelliteAutoSync = autoSync;
      return this;
    }

    /** Sets the satellite's domain without a scheme, such as {@code satellite.example.com}. */
    public Builder domain(String domain) {
      this.domain = SettingCheck.text("domain", domain);
      return this;
    }

    /** Sets the URL of the Frontend API's proxy: absolute, or a path of this site. */
    public Builder proxyUrl(String proxyUrl) {
      this.proxyUrl = SettingCheck.text("proxyUrl", proxyUrl);
      return this;
    }

    /**
     * Sets whether {@code X-Forwarded-Host} and {@code X-Forwarded-Proto} are trusted. Trust them
     * only if a proxy always sets them. Otherwise a client can choose the target of redirects.
     */
    public Builder trustForwardedHeaders(boolean trust) {
      this.trustForwardedHeaders = trust;
      return this;
    }

    /**
     * Sets the paths of one organization, such as {@code /orgs/:slug} or {@code /orgs/:id/(.*)}. A
     * user who loads such a page gets the organization as the active one.
     */
    public Builder organizationPatterns(String... patterns) {
      this.organizationPatterns = SettingCheck.list("organizationPatterns", patterns);
      return this;
    }

    /**
     * Sets the paths of the user alone, such as {@code /me/(.*)}. No organization is active there.
     */
    public Builder personalAccountPatterns(String... patterns) {
      this.personalAccountPatterns = SettingCheck.list("personalAccountPatterns", patterns);
      return this;
    }

    /**
     * Sets the statuses of {@code protect()} instead of 404, such as 401 and 403.
     *
     * @param signedOut the status if nobody is signed in, from 400 to 499
     * @param unauthorized the status if the caller lacks something, from 400 to 499
     */
    public Builder protectStatuses(int signedOut, int unauthorized) {
      this.refusals = new ProtectStatuses(signedOut, unauthorized);
      return this;
    }

    /**
     * Sets whether {@code getToken("template")} returns the token that it made before for the same
     * session token, while that has time left. With {@code false}, each call asks Clerk.
     */
    public Builder keepTemplateTokens(boolean keep) {
      this.keepTemplateTokens = keep;
      return this;
    }

    /** Adds a listener to authentication, fetches of keys and signatures. */
    public Builder listener(AuthListener listener) {
      this.listeners = listeners.and(SettingCheck.present("listener", listener));
      tokens.listener(listener);
      return this;
    }

    /** Sets the clock, for tests. */
    public Builder clock(Clock clock) {
      this.clock = SettingCheck.present("clock", clock);
      tokens.clock(clock);
      return this;
    }

    /**
     * Returns the authenticator.
     *
     * @throws ClerkConfigurationException if a setting is malformed, contradicts another or is
     *     missing; the message says which
     */
    public RequestAuthenticator build() {
      ApplicationSettings site = site();
      if (clerk == null && accepted.accepts(TokenType.API_KEY) && !accepted.isAny()) {
        throw new ClerkConfigurationException(
            "API keys are verified by Clerk: make the authenticator with builder(clerkClient)");
      }
      RequestTokenVerifier verifier = tokens.forRequests();
      DangerousGaps.warn(accepted, authorizedParties, anyParty, site.publishableKey());
      return new RequestAuthenticator(
          accepted,
          new Authentication(
              site,
              new AuthSettings(
                  clerk,
                  site.pages(),
                  refusals,
                  TemplateTokenCache.of(keepTemplateTokens, clock),
                  resource),
              clock,
              verifier,
              AuthenticationDispatcher.of(verifier, clerk),
              listeners));
    }

    private ApplicationSettings site() {
      PublishableKey key = publishableKey == null ? null : PublishableKey.of(publishableKey);
      return new ApplicationSettings(
          new SignInPages(signInUrl, signUpUrl, key, satellite),
          satelliteAutoSync,
          domain,
          proxyUrl,
          Set.copyOf(authorizedParties),
          trustForwardedHeaders,
          new OrganizationMatcher(organizationPatterns, personalAccountPatterns));
    }
  }
}
