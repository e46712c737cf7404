package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The request that auth objects belong to, the reason if it is not signed in, and the settings that
 * they share. The request is read on demand. Thread-safe.
 */
final class AuthContext {
  private final AuthSettings settings;
  private final Supplier<RequestKind> kind;
  private final Supplier<Redirects> redirects;
  private final @Nullable AuthFailure failure;
  private final boolean machine;

  AuthContext(AuthSettings settings, Supplier<RequestKind> kind, Supplier<Redirects> redirects) {
    this(settings, kind, redirects, null, false);
  }

  private AuthContext(
      AuthSettings settings,
      Supplier<RequestKind> kind,
      Supplier<Redirects> redirects,
      @Nullable AuthFailure failure,
      boolean machine) {
    this.settings = settings;
    this.kind = kind;
    this.redirects = redirects;
    this.failure = failure;
    this.machine = machine;
  }

  AuthContext(AuthSettings settings, RequestKind kind, Redirects redirects) {
    this(settings, () -> kind, () -> redirects);
  }

  /**
   * Returns the context of a caller that is not signed in.
   *
   * @param machine true if the request has a token of a machine
   */
  AuthContext failed(AuthFailure why, boolean machine) {
    return new AuthContext(settings, kind, redirects, why, machine);
  }

  /** Returns the reason why the caller is not signed in; null if unknown. */
  @Nullable AuthFailure failure() {
    return failure;
  }

  /** Returns true if the request has a token of a machine, which is not good or not accepted. */
  boolean isMachine() {
    return machine;
  }

  /** Returns true if the token may be good, but verification is unavailable. */
  boolean couldNotCheck() {
    return failure != null && failure.unchecked();
  }

  AuthSettings settings() {
    return settings;
  }

  RequestKind kind() {
    return kind.get();
  }

  Redirects redirects() {
    return redirects.get();
  }

  ClerkClient clerk() {
    ClerkClient clerk = settings.clerk();
    if (clerk == null) {
      throw new ClerkConfigurationException(
          "This authenticator cannot call Clerk: make it with RequestAuthenticator.builder(clerkClient)");
    }
    return clerk;
  }
}
