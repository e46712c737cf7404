package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What auth objects need to know of one request, and what makes them. Of the request, only that is
 * read which is asked for. Safe for use by several threads.
 */
final class AuthContext {
  private final AuthSettings settings;
  private final Supplier<RequestKind> kind;
  private final Supplier<Redirects> redirects;

  private AuthContext(
      AuthSettings settings, Supplier<RequestKind> kind, Supplier<Redirects> redirects) {
    this.settings = settings;
    this.kind = kind;
    this.redirects = redirects;
  }

  AuthContext(AuthSettings settings, RequestKind kind, Redirects redirects) {
    this(settings, () -> kind, () -> redirects);
  }

  static AuthContext of(AuthSettings settings, AuthenticateContext visit) {
    return new AuthContext(settings, () -> RequestKind.of(visit.request()), visit::signIn);
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

  SessionAuth session(SessionClaims claims, String token) {
    return new SessionAuth(claims, token, this);
  }

  /** Nobody is signed in, or, where the status is {@code pending}, not completely. */
  SignedOutAuth signedOut(@Nullable String sessionStatus) {
    return new SignedOutAuth(sessionStatus, this);
  }

  MachineAuth machine(MachineToken token) {
    return switch (token.type()) {
      case API_KEY -> new ApiKeyAuth(token, this);
      case M2M_TOKEN -> new M2mAuth(token, this);
      case OAUTH_TOKEN -> new OAuthAuth(token, this);
      case SESSION_TOKEN -> throw new IllegalArgumentException("a session's is no machine's");
    };
  }

  UnauthenticatedMachineAuth unauthenticated(TokenType type) {
    return new UnauthenticatedMachineAuth(type, this);
  }

  InvalidTokenAuth invalid() {
    return new InvalidTokenAuth(this);
  }

  /** An auth object as those see it who accept no tokens but these. */
  Auth narrowed(Auth auth, AcceptedTokens accepted) {
    TokenType type = auth.tokenType();
    if (accepted.isAny() || (type != null && accepted.accepts(type))) {
      return auth;
    }
    TokenType only = accepted.only();
    if (only == null) {
      return invalid();
    }
    return only.isMachine() ? unauthenticated(only) : signedOut(null);
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
