package io.github.clerk4j.auth;

import io.github.clerk4j.model.User;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Nobody is signed in, or not completely. */
public final class SignedOutAuth implements Auth {
  private final @Nullable String sessionStatus;
  private final @Nullable String pageSignInUrl;

  SignedOutAuth(@Nullable String sessionStatus, AuthContext context) {
    this.sessionStatus = sessionStatus;
    this.pageSignInUrl = context.pageSignInUrl();
  }

  /**
   * {@code pending} where somebody is signed in, but has something left to do, such as choosing an
   * organization; else null.
   */
  public @Nullable String sessionStatus() {
    return sessionStatus;
  }

  @Override
  public boolean isAuthenticated() {
    return false;
  }

  @Override
  public @Nullable String userId() {
    return null;
  }

  @Override
  public @Nullable String sessionId() {
    return null;
  }

  @Override
  public @Nullable String orgId() {
    return null;
  }

  @Override
  public @Nullable String orgRole() {
    return null;
  }

  @Override
  public @Nullable String orgSlug() {
    return null;
  }

  @Override
  public boolean has(Requirement... requirements) {
    return false;
  }

  @Override
  public SessionAuth protect(Consumer<? super Protection> protection) {
    Protection demanded = new Protection();
    protection.accept(demanded);
    throw demanded.signedOut(pageSignInUrl);
  }

  @Override
  public @Nullable String getToken() {
    return null;
  }

  @Override
  public @Nullable String getToken(String template) {
    return null;
  }

  @Override
  public @Nullable User currentUser() {
    return null;
  }

  @Override
  public String toString() {
    return "SignedOutAuth[]";
  }
}
