package io.github.clerk4j.token;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A verifier of tokens that were decoded once, in either {@link CallMode}. Futures fail with a
 * {@link TokenException}. Thread-safe.
 *
 * <p>Part of the bridge to {@code io.github.clerk4j.auth}; applications use {@link TokenVerifier}.
 */
public final class RequestTokenVerifier {
  private final SessionTokenVerifier sessions;
  private final MachineTokenVerifier machines;
  private final HandshakeTokenVerifier handshakes;
  private final KeySource keys;
  private final Clock clock;

  RequestTokenVerifier(
      SessionTokenVerifier sessions,
      MachineTokenVerifier machines,
      HandshakeTokenVerifier handshakes,
      KeySource keys,
      Clock clock) {
    this.sessions = sessions;
    this.machines = machines;
    this.handshakes = handshakes;
    this.keys = keys;
    this.clock = clock;
  }

  /** Decodes a token, without the work for one that was verified before. */
  public RequestToken read(String token) {
    Jwt known = sessions.known(token);
    return known == null ? RequestToken.of(token) : RequestToken.of(known);
  }

  /** Verifies a session token. */
  public CompletableFuture<SessionClaims> verifySession(RequestToken token, CallMode mode) {
    return started(() -> sessions.verify(token.requireJwt(), mode));
  }

  /** Same as {@link #verifySession(RequestToken, CallMode)}, with another clock skew. */
  public CompletableFuture<SessionClaims> verifySession(
      RequestToken token, Duration clockSkew, CallMode mode) {
    return started(() -> sessions.verify(token.requireJwt(), clockSkew, mode));
  }

  /** Verifies a machine token of a type. */
  public CompletableFuture<MachineToken> verifyMachine(
      TokenType type, RequestToken token, CallMode mode) {
    return started(() -> machines.verify(type, token, mode));
  }

  /** Verifies a handshake token, and returns its cookies as {@code Set-Cookie} lines. */
  public CompletableFuture<List<String>> verifyHandshake(RequestToken token, CallMode mode) {
    return started(() -> handshakes.verify(token.requireJwt(), mode));
  }

  /** Returns the status of the keys, without the network. */
  public KeyStatus keyStatus() {
    return keys.status();
  }

  /**
   * Returns new limits for calls about credentials of another kind.
   *
   * @param credentials the name of the kind for the log, in the plural
   */
  public CredentialChecks checks(String credentials) {
    return new CredentialChecks(credentials, clock);
  }

  /** Returns a future that fails with what its maker throws. */
  private static <T> CompletableFuture<T> started(Supplier<CompletableFuture<T>> maker) {
    try {
      return maker.get();
    } catch (Throwable e) { // of the future, and not of the method
      return CompletableFuture.failedFuture(e);
    }
  }
}
