package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkException;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.token.MachineToken;
import io.github.clerk4j.token.TokenType;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The common base of all auth objects. Each is an {@link Auth}. */
abstract sealed class AuthObject
    permits SessionAuth,
        SignedOutAuth,
        ApiKeyAuth,
        M2mAuth,
        OAuthAuth,
        UnauthenticatedMachineAuth,
        InvalidTokenAuth {
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
    TokenType type = self().tokenType();
    return accepted.isAny() || (type != null && accepted.accepts(type))
        ? self()
        : unknown(accepted.only(), narrowed(type));
  }

  /** Returns the context after a token is not accepted. An unknown caller keeps its reason. */
  private AuthContext narrowed(@Nullable TokenType type) {
    return self().isAuthenticated()
        ? context.failed(
            AuthFailure.of(AuthReason.TOKEN_TYPE_MISMATCH), type != null && type.isMachine())
        : context;
  }

  /** Returns the auth object of a machine whose token was verified. */
  static MachineAuth machine(MachineToken token, AuthContext context) {
    return switch (token.type()) {
      case API_KEY -> new ApiKeyAuth(token, context);
      case M2M_TOKEN -> new M2mAuth(token, context);
      case OAUTH_TOKEN -> new OAuthAuth(token, context);
      case SESSION_TOKEN -> throw new IllegalArgumentException("A session token is no machine's");
    };
  }

  /**
   * Returns the auth object of a caller that is not known.
   *
   * @param expected the type of the expected token; null if it is one of several
   */
  static Auth unknown(@Nullable TokenType expected, AuthContext context) {
    if (expected == null) {
      return new InvalidTokenAuth(context);
    }
    return expected.isMachine()
        ? new UnauthenticatedMachineAuth(expected, context)
        : new SignedOutAuth(null, context);
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

  public ClerkException rejectionFor(ClerkException failure) {
    return CallFailure.rejectionFor(failure, context);
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
