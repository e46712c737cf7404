package io.github.clerk4j.token;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.token.SessionTokenVerifier.Expected;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A verifier of bare tokens: of a WebSocket message, a gRPC call, a queue or an MCP server. For
 * HTTP requests, {@code RequestAuthenticator} does more.
 *
 * <p>Holds the keys of the Clerk instance, so it is meant to be made once and shared. Thread-safe.
 *
 * <pre>{@code
 * TokenVerifier verifier = TokenVerifier.builder(clerkClient()).authorizedParties("https://app.example.com").build();
 * try {
 *   String userId = verifier.verify(token).userId();
 * } catch (InvalidTokenException e) {
 *   close(4401, e.reason()); // the caller must sign in again
 * } catch (VerificationUnavailableException e) {
 *   close(1013, e.reason()); // the token may be good: try again later
 * }
 * }</pre>
 */
public final class TokenVerifier {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.token");

  private final RequestTokenVerifier requests;

  private TokenVerifier(RequestTokenVerifier requests) {
    this.requests = requests;
  }

  /**
   * Returns a builder of a verifier that can call Clerk. It fetches the instance's keys from Clerk,
   * unless a JWT key is set.
   */
  public static Builder builder(ClerkClient clerk) {
    return new Builder(SettingCheck.present("clerk", clerk));
  }

  /** Returns a builder of a verifier that never calls Clerk. It needs a JWT key. */
  public static Builder builder() {
    return new Builder(null);
  }

  /**
   * Verifies a session token. Waits for the network only while its key is not known, for up to 10
   * s; the key sources are described at {@link Builder}.
   *
   * @throws InvalidTokenException if the token is bad
   * @throws VerificationUnavailableException if its key cannot be fetched now
   */
  public SessionClaims verify(String token) {
    return CallMode.result(requests.verifySession(requests.read(token), CallMode.BLOCKING));
  }

  /** Same as {@link #verify}, without blocking. The future fails with the same exceptions. */
  public CompletableFuture<SessionClaims> verifyAsync(String token) {
    return requests.verifySession(requests.read(token), CallMode.ASYNC);
  }

  /**
   * Verifies a machine token of any type. A JWT is verified like a session token; an opaque token
   * by one call to Clerk each time, of up to 3 s.
   *
   * @throws InvalidTokenException if the token is bad, or none of a machine
   * @throws VerificationUnavailableException if Clerk cannot be asked now
   */
  public MachineToken verifyMachineToken(String token) {
    return CallMode.result(verifyMachine(null, token, CallMode.BLOCKING));
  }

  /**
   * Same as {@link #verifyMachineToken(String)}, for one type.
   *
   * @throws InvalidTokenException if the token is bad, or of another type
   * @throws VerificationUnavailableException if Clerk cannot be asked now
   */
  public MachineToken verifyMachineToken(TokenType type, String token) {
    return CallMode.result(verifyMachine(type, token, CallMode.BLOCKING));
  }

  /** Same as {@link #verifyMachineToken(String)}, without blocking. */
  public CompletableFuture<MachineToken> verifyMachineTokenAsync(String token) {
    return verifyMachine(null, token, CallMode.ASYNC);
  }

  /** Same as {@link #verifyMachineToken(TokenType, String)}, without blocking. */
  public CompletableFuture<MachineToken> verifyMachineTokenAsync(TokenType type, String token) {
    return verifyMachine(type, token, CallMode.ASYNC);
  }

  private CompletableFuture<MachineToken> verifyMachine(
      @Nullable TokenType type, String token, CallMode mode) {
    RequestToken read = requests.read(token);
    TokenType expected = type == null ? read.machineType() : type;
    if (expected == null || !expected.isMachine()) {
      return CompletableFuture.failedFuture(
          new InvalidTokenException(
              TokenReason.TOKEN_TYPE_MISMATCH,
              "The token is not a machine token: expected an API key, an M2M token or an OAuth"
                  + " token"));
    }
    return requests.verifyMachine(expected, read, mode);
  }

  /**
   * Decodes a JWT. <strong>Verifies nothing:</strong> use it for logs and tests, and never to
   * decide.
   *
   * @throws InvalidTokenException if the token is not a JWT
   */
  public static Jwt decode(String token) {
    return Jwt.decode(token);
  }

  @Override
  public String toString() {
    return "TokenVerifier[]";
  }

  /**
   * A builder of verifiers. Not thread-safe. Defaults:
   *
   * <ul>
   *   <li>keys: {@code CLERK_JWT_KEY}, else the published keys of the instance, cached; they are
   *       refreshed from the age of 4 min while they go on serving, for up to 1 h
   *   <li>machine secret key: {@code CLERK_MACHINE_SECRET_KEY}, else the client's secret key
   *   <li>authorized parties: not checked, with a warning
   *   <li>audience, resource, issuer: not checked
   *   <li>header types: {@code JWT}, or none
   *   <li>clock skew: 5 s
   *   <li>cached signatures: 1000
   * </ul>
   *
   * <p>The variables are environment variables or system properties; a property wins.
   */
  public static final class Builder {
    private final @Nullable ClerkClient clerk;
    private @Nullable String jwtKey = Setting.of("CLERK_JWT_KEY");
    private @Nullable String machineSecretKey = Setting.of("CLERK_MACHINE_SECRET_KEY");
    private Set<String> authorizedParties = Set.of();
    private boolean anyParty;
    private Set<String> audience = Set.of();
    private Set<String> resource = Set.of();
    private Set<String> headerTypes = Set.of();
    private Set<String> issuers = Set.of();
    private Duration clockSkew = Duration.ofSeconds(5);
    private boolean skipJwksCache;
    private int verifiedTokens = 1000;
    private Clock clock = Clock.systemUTC();
    private Listeners<TokenListener> listeners = Listeners.none(LOG.getName());

    private Builder(@Nullable ClerkClient clerk) {
      this.clerk = clerk;
    }

    /** Sets the instance's public key as PEM. Tokens are then verified without the network. */
    public Builder jwtKey(String jwtKey) {
      this.jwtKey = SettingCheck.key("jwtKey", jwtKey);
      return this;
    }

    /** Sets the secret key of this machine, with which opaque M2M tokens are verified. */
    public Builder machineSecretKey(String machineSecretKey) {
      this.machineSecretKey = SettingCheck.key("machineSecretKey", machineSecretKey);
      return this;
    }

    /**
     * Sets the origins of the front ends whose session tokens are accepted, such as {@code
     * https://app.example.com}. A session token must have one of them as {@code azp}.
     */
    public Builder authorizedParties(String... authorizedParties) {
      this.authorizedParties = SettingCheck.origins("authorizedParties", authorizedParties);
      return this;
    }

    /** Accepts the tokens of any front end, without the warning, such as in tests. */
    public Builder anyAuthorizedParty() {
      this.anyParty = true;
      return this;
    }

    /**
     * Sets the accepted audiences. A session token or M2M token that has an {@code aud} must have
     * one of them. An OAuth token must have one of them, and is rejected without an {@code aud}.
     */
    public Builder audience(String... audience) {
      this.audience = SettingCheck.texts("audience", audience);
      return this;
    }

    /**
     * Sets the URL of this resource server, in one form or several. An OAuth token that has an
     * {@code aud} must name it, and one without an {@code aud} passes. Has no effect beside {@link
     * #audience}.
     */
    public Builder resource(String... resource) {
      this.resource = SettingCheck.texts("resource", resource);
      return this;
    }

    /** Sets the accepted types ({@code typ}) in the headers of session tokens. */
    public Builder headerTypes(String... headerTypes) {
      this.headerTypes = SettingCheck.texts("headerTypes", headerTypes);
      return this;
    }

    /**
     * Sets the accepted issuers, such as {@code https://clerk.example.com}. A token of another
     * issuer has the reason {@link TokenReason#TOKEN_INVALID_ISSUER}.
     */
    public Builder issuer(String... issuers) {
      this.issuers = SettingCheck.texts("issuer", issuers);
      return this;
    }

    /** Sets the tolerated difference between clocks, from 0 to 24 h. */
    public Builder clockSkew(Duration clockSkew) {
      if (SettingCheck.present("clockSkew", clockSkew).isNegative()) {
        throw new ClerkConfigurationException("clockSkew must not be negative: " + clockSkew);
      }
      this.clockSkew = clockSkew;
      return this;
    }

    /** Sets whether the keys are fetched, and the signature verified, for each token. */
    public Builder skipJwksCache(boolean skip) {
      this.skipJwksCache = skip;
      return this;
    }

    /**
     * Sets how many verified signatures are cached; 0 disables the cache. All other checks run for
     * every token.
     */
    public Builder verifiedTokens(int most) {
      if (most < 0) {
        throw new ClerkConfigurationException("verifiedTokens must not be negative: " + most);
      }
      this.verifiedTokens = most;
      return this;
    }

    /** Adds a listener to fetches of keys and to signatures. */
    public Builder listener(TokenListener listener) {
      this.listeners = listeners.and(SettingCheck.present("listener", listener));
      return this;
    }

    /** Sets the clock, for tests. */
    public Builder clock(Clock clock) {
      this.clock = SettingCheck.present("clock", clock);
      return this;
    }

    /**
     * Returns the verifier.
     *
     * @throws ClerkConfigurationException if a setting is malformed or missing; the message says
     *     which
     */
    public TokenVerifier build() {
      TokenVerifier verifier = new TokenVerifier(forRequests());
      if (authorizedParties.isEmpty() && !anyParty) {
        LOG.warn(
            "There are no authorized parties: session tokens of every site of the Clerk instance"
                + " are accepted; set authorizedParties (in Spring Boot: clerk.authorized-parties)"
                + " to the origins of the front ends, such as https://app.example.com");
      }
      return verifier;
    }

    /**
     * Returns the verifier for authenticators, which are part of this library.
     *
     * @throws ClerkConfigurationException same as {@link #build}
     */
    public RequestTokenVerifier forRequests() {
      KeySource keys =
          jwtKey == null
              ? RemoteJwkSet.of(clerk, clock, skipJwksCache, listeners)
              : PemKey.of(jwtKey);
      Expected expected =
          new Expected(audience, authorizedParties, issuers, clockSkew, headerTypes);
      return new RequestTokenVerifier(
          new SessionTokenVerifier(
              keys, expected, clock, skipJwksCache ? 0 : verifiedTokens, listeners),
          new MachineTokenVerifier(
              keys,
              new MachineAudience(audience, resource),
              issuers,
              clockSkew,
              clock,
              clerk,
              machineSecretKey),
          new HandshakeTokenVerifier(keys, clockSkew, clock),
          keys,
          clock);
    }
  }
}
