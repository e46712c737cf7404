package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.User;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A user is signed in. */
public final class SessionAuth implements Auth {
  private final SessionClaims claims;
  private final String token;
  private final @Nullable ClerkClient clerk;
  private final Once<User> user;

  SessionAuth(SessionClaims claims, String token, AuthContext context) {
    this.claims = claims;
    this.token = token;
    this.clerk = context.clerk();
    this.user = new Once<>(() -> clerk().users().getUser(claims.userId()));
  }

  @Override
  public boolean isAuthenticated() {
    return true;
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

  /** The user's permissions in the active organization. */
  public List<String> orgPermissions() {
    return claims.orgPermissions();
  }

  /** Who acts in the user's name; null where nobody does. */
  public @Nullable Map<String, Object> actor() {
    return claims.actor();
  }

  /** {@code active} or {@code pending}; null in tokens of version 1. */
  public @Nullable String sessionStatus() {
    return claims.sessionStatus();
  }

  /** All that the token says. */
  public SessionClaims sessionClaims() {
    return claims;
  }

  @Override
  public boolean has(Requirement... requirements) {
    return requirements.length > 0
        && Arrays.stream(requirements).allMatch(each -> each.isMetBy(claims));
  }

  @Override
  public SessionAuth protect(Consumer<? super Protection> protection) {
    Protection demanded = new Protection();
    protection.accept(demanded);
    demanded.check(this);
    return this;
  }

  @Override
  public String getToken() {
    return token;
  }

  @Override
  public String getToken(String template) {
    String sessionId = claims.sessionId();
    if (sessionId == null) {
      throw new ClerkConfigurationException(
          "The session token has no session id (sid), so that Clerk cannot make another token of it");
    }
    return clerk().sessions().getTokenFromTemplate(sessionId, template).jwt();
  }

  @Override
  public User currentUser() {
    return user.get();
  }

  private ClerkClient clerk() {
    if (clerk == null) {
      throw new ClerkConfigurationException(
          "This authenticator cannot call Clerk: make it with RequestAuthenticator.builder(clerkClient)");
    }
    return clerk;
  }

  @Override
  public String toString() {
    return "SessionAuth[" + claims + "]";
  }
}
