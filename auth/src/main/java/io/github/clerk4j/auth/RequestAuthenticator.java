package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.SessionTokenVerifier.Expected;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who is calling, from the {@code Authorization} header or the cookies of a request.
 *
 * <p>Holds the keys of the Clerk instance, so it is meant to be made once and shared. Safe for use
 * by several threads. Nothing that a request carries makes it throw.
 *
 * <pre>{@code
 * var authenticator = RequestAuthenticator.builder(clerkClient()).authorizedParties("https://app.example.com").build();
 * Auth auth = authenticator.authenticateRequest(ClerkRequest.of(method, uri, headers)).toAuth();
 * }</pre>
 */
public final class RequestAuthenticator {
  private static final Logger LOG = LoggerFactory.getLogger(RequestAuthenticator.class);

  private final SessionTokenVerifier verifier;
  private final @Nullable ClerkClient clerk;
  private final @Nullable String signInUrl;

  private RequestAuthenticator(Builder builder, KeySource keys) {
    Expected expected =
        new Expected(
            builder.audience,
            builder.authorizedParties,
            builder.issuer,
            builder.clockSkew,
            Set.of());
    this.verifier = new SessionTokenVerifier(keys, expected, builder.clock, 1000);
    this.clerk = builder.clerk;
    this.signInUrl = builder.signInUrl;
  }

  /**
   * For requests to an application that calls Clerk, too; keys are fetched from Clerk unless a JWT
   * key is given.
   */
  public static Builder builder(ClerkClient clerk) {
    return new Builder(clerk);
  }

  /** For an application that never calls Clerk; needs a {@link Builder#jwtKey}. */
  public static Builder builder() {
    return new Builder(null);
  }

  /** Who is calling. Never throws for what the request holds. */
  public RequestState authenticateRequest(ClerkRequest request) {
    String pageSignInUrl = PageRequest.is(request) ? signInUrl : null;
    try {
      Jwt jwt = SessionTokens.find(request);
      SessionAuth session = new SessionAuth(verifier.verify(jwt), jwt.token(), clerk);
      return RequestState.signedIn(session, pageSignInUrl);
    } catch (TokenException e) {
      boolean unchecked = e instanceof UncheckedTokenException;
      return RequestState.signedOut(
          requestReason(e.reason(), request),
          String.valueOf(e.getMessage()),
          unchecked,
          pageSignInUrl);
    } catch (RuntimeException e) {
      LOG.error(
          "A request could not be authenticated, by a fault of clerk4j; it counts as signed out",
          e);
      return RequestState.signedOut(AuthReason.UNEXPECTED_ERROR, "", true, pageSignInUrl);
    }
  }

  /** Requests have reasons of their own where a browser could be sent for a new token. */
  private static String requestReason(String reason, ClerkRequest request) {
    return switch (reason) {
      case AuthReason.TOKEN_EXPIRED ->
          AuthReason.SESSION_TOKEN_EXPIRED
              + "-refresh-"
              + (request.method().equals("GET")
                  ? "non-eligible-no-refresh-cookie"
                  : "non-eligible-non-get");
      case AuthReason.TOKEN_NOT_ACTIVE_YET -> AuthReason.SESSION_TOKEN_NBF;
      case AuthReason.TOKEN_IAT_IN_THE_FUTURE -> AuthReason.SESSION_TOKEN_IAT_IN_THE_FUTURE;
      default -> reason;
    };
  }

  /**
   * Sets up an authenticator. Not safe for use by several threads at once. Unless set:
   *
   * <ul>
   *   <li>keys: those that Clerk publishes for the instance, cached
   *   <li>authorized parties: not checked; set them, or a token that another site of the same Clerk
   *       instance got is accepted
   *   <li>audience, issuer: not checked
   *   <li>clock skew: 5 s
   *   <li>sign-in URL: none, so that pages are refused like all else
   * </ul>
   */
  public static final class Builder {
    private final @Nullable ClerkClient clerk;
    private @Nullable String jwtKey;
    private Set<String> authorizedParties = Set.of();
    private Set<String> audience = Set.of();
    private @Nullable String issuer;
    private @Nullable String signInUrl;
    private Duration clockSkew = Duration.ofSeconds(5);
    private Clock clock = Clock.systemUTC();

    private Builder(@Nullable ClerkClient clerk) {
      this.clerk = clerk;
    }

    /** The instance's public key as PEM. Tokens are verified without the network then. */
    public Builder jwtKey(String jwtKey) {
      this.jwtKey = jwtKey;
      return this;
    }

    /**
     * The origins of the front ends whose tokens are accepted, such as {@code
     * https://app.example.com}.
     */
    public Builder authorizedParties(String... authorizedParties) {
      this.authorizedParties = new LinkedHashSet<>(List.of(authorizedParties));
      return this;
    }

    /** Of which a token must have one, if it has an audience at all. */
    public Builder audience(String... audience) {
      this.audience = new LinkedHashSet<>(List.of(audience));
      return this;
    }

    /** What must be the tokens' issuer: the URL of the instance's Frontend API. */
    public Builder issuer(String issuer) {
      this.issuer = issuer;
      return this;
    }

    /** By how much clocks may differ; not negative. */
    public Builder clockSkew(Duration clockSkew) {
      if (clockSkew.isNegative()) {
        throw new ClerkConfigurationException(
            "A clock skew is not negative, as " + clockSkew + " is");
      }
      this.clockSkew = clockSkew;
      return this;
    }

    /** Where {@code protect()} sends page requests when nobody is signed in. */
    public Builder signInUrl(String signInUrl) {
      this.signInUrl = signInUrl;
      return this;
    }

    /** What tells the time, for tests. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * The authenticator.
     *
     * @throws ClerkConfigurationException if the JWT key is malformed, or there is neither one nor
     *     a client
     */
    public RequestAuthenticator build() {
      if (jwtKey != null) {
        return new RequestAuthenticator(this, PemKey.of(jwtKey));
      }
      if (clerk == null) {
        throw new ClerkConfigurationException(
            "There is no key to verify tokens with: call jwtKey(...), or make the authenticator with builder(clerkClient)");
      }
      return new RequestAuthenticator(this, new CachedKeys(new RemoteKeys(clerk), clock));
    }
  }
}
