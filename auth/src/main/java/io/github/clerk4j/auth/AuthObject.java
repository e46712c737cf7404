package io.github.clerk4j.auth;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all auth objects do alike; each is an {@link Auth}. */
abstract class AuthObject {
  private final AuthContext context;
  private final Memoized<User> user;
  private final Memoized<Organization> organization;

  AuthObject(AuthContext context) {
    this.context = context;
    this.user = new Memoized<>(() -> context.clerk().users().getUser(id(self().userId())));
    this.organization =
        new Memoized<>(() -> context.clerk().organizations().getOrganization(id(self().orgId())));
  }

  private Auth self() {
    return (Auth) this;
  }

  private static String id(@Nullable String id) {
    return Objects.requireNonNull(id, "is not asked for without one");
  }

  AuthContext context() {
    return context;
  }

  public Auth accepting(AcceptedTokens accepted) {
    return context.narrowed(self(), accepted);
  }

  public Auth protect(AcceptedTokens accepted, Consumer<? super ProtectOptions> protection) {
    ProtectDecision.pass(self(), accepted, ProtectOptions.of(protection), context);
    return self();
  }

  public @Nullable User currentUser() {
    return self().userId() == null ? null : user.get();
  }

  public @Nullable Organization currentOrganization() {
    return self().orgId() == null ? null : organization.get();
  }

  public AuthResponse redirectToSignIn() {
    return redirectToSignIn(context.redirects().requested());
  }

  public AuthResponse redirectToSignIn(@Nullable String returnBackUrl) {
    return Redirects.answer(context.redirects().signIn(returnBackUrl, self().sessionStatus()));
  }

  public AuthResponse redirectToSignUp() {
    return redirectToSignUp(context.redirects().requested());
  }

  public AuthResponse redirectToSignUp(@Nullable String returnBackUrl) {
    return Redirects.answer(context.redirects().signUp(returnBackUrl, self().sessionStatus()));
  }
}
