package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import java.util.function.Supplier;

/**
 * The request that auth objects belong to, and the settings that they share. The request is read on
 * demand. Thread-safe.
 */
final class AuthContext {
  private final AuthSettings settings;
  private final Supplier<RequestKind> kind;
  private final Supplier<Redirects> redirects;

  AuthContext(AuthSettings settings, Supplier<RequestKind> kind, Supplier<Redirects> redirects) {
    this.settings = settings;
    this.kind = kind;
    this.redirects = redirects;
  }

  AuthContext(AuthSettings settings, RequestKind kind, Redirects redirects) {
    this(settings, () -> kind, () -> redirects);
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
