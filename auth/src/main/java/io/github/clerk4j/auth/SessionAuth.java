package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.api.SessionsApi;
import io.github.clerk4j.model.User;
import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A user is signed in. */
public final class SessionAuth extends AuthObject implements Auth {
  private final SessionClaims claims;
  private final String token;

  SessionAuth(SessionClaims claims, String token, AuthContext context) {
    super(context);
    this.claims = claims;
    this.token = token;
  }

  @Override
  public boolean isAuthenticated() {
    return true;
  }

  @Override
  public TokenType tokenType() {
    return TokenType.SESSION_TOKEN;
  }

  @Override
  public String userId() {
    return claims.userId();
  }

  @Override
  public @Nullable String sessionId() {
    return claims.sessionId();
  }

  @Override
  public @Nullable String sessionStatus() {
    return claims.sessionStatus();
  }

  @Override
  public SessionClaims sessionClaims() {
    return claims;
  }

  @Override
  public @Nullable String orgId() {
    return claims.orgId();
  }

  @Override
  public @Nullable String orgRole() {
    return claims.orgRole();
  }

  @Override
  public @Nullable String orgSlug() {
    return claims.orgSlug();
  }

  @Override
  public List<String> orgPermissions() {
    return claims.orgPermissions();
  }

  @Override
  public @Nullable Map<String, Object> actor() {
    return claims.actor();
  }

  @Override
  public @Nullable FactorVerificationAge factorVerificationAge() {
    return FactorVerificationAge.of(claims.get("fva"));
  }

  @Override
  public String getToken() {
    return token;
  }

  @Override
  public String getToken(String template) {
    return getToken(options -> options.template(template));
  }

  @Override
  public String getToken(Consumer<? super TokenOptions> options) {
    TokenOptions chosen = TokenOptions.of(options);
    if (chosen.areUnset()) {
      return token;
    }
    AuthContext context = context();
    String sessionId = claims.sessionId();
    return context
        .settings()
        .templateTokens()
        .get(token, claims.expiresAt(), chosen, () -> made(context, sessionId, chosen));
  }

  /** Static, so that what is kept of it does not keep the claims and the user. */
  private static String made(
      AuthContext context, @Nullable String sessionId, TokenOptions options) {
    if (sessionId == null || !SessionId.isUsable(sessionId)) {
      throw new ClerkConfigurationException(
          "The session token has no session id (sid) that Clerk could make another token of");
    }
    SessionsApi sessions = context.clerk().sessions();
    String template = options.template();
    return template == null
        ? sessions.getToken(sessionId, options::apply).jwt()
        : sessions.getTokenFromTemplate(sessionId, template, options::apply).jwt();
  }

  @Override
  public User currentUser() {
    return Objects.requireNonNull(super.currentUser(), "a session is a user's");
  }

  @Override
  public String toString() {
    return "SessionAuth[" + claims + "]";
  }
}
