package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkException;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.token.TokenType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request: a user ({@link SessionAuth}), a machine ({@link MachineAuth}), or an
 * unknown caller ({@link SignedOutAuth}, {@link UnauthenticatedMachineAuth}, {@link
 * InvalidTokenAuth}). Immutable. Thread-safe.
 *
 * <pre>{@code
 * String userId = auth.protect().userId();
 * }</pre>
 */
public sealed interface Auth extends Identity
    permits SessionAuth, SignedOutAuth, MachineAuth, UnauthenticatedMachineAuth, InvalidTokenAuth {
  /**
   * Returns this if a user is signed in. Throws an exception with the response otherwise.
   *
   * @param requirements further requirements
   * @throws ProtectException if nobody is signed in, or the user lacks something. The status is 404
   *     unless the authenticator sets another. A page request of a signed-out user is redirected to
   *     sign in if the sign-in URL is known. Server actions and requests with a machine token get
   *     401. The status is 503 if the token could not be checked
   */
  default SessionAuth protect(Requirement... requirements) {
    return protect(protection -> protection.require(requirements));
  }

  /**
   * Same as {@link #protect(Requirement...)}, with redirects or a custom condition.
   *
   * @throws ProtectException if the options are not met
   */
  default SessionAuth protect(Consumer<? super ProtectOptions> protection) {
    return (SessionAuth) protect(AcceptedTokens.only(TokenType.SESSION_TOKEN), protection);
  }

  /**
   * Same as {@link #protect(Requirement...)}, for callers with other types of tokens, too.
   *
   * @param accepted the accepted types of tokens
   * @param requirements further requirements; a machine has scopes and nothing else
   * @throws ProtectException with status 401 if the token has none of these types, or is a
   *     machine's and not good; otherwise same as {@link #protect(Requirement...)}
   */
  default Auth protect(AcceptedTokens accepted, Requirement... requirements) {
    return protect(accepted, protection -> protection.require(requirements));
  }

  /**
   * Same as {@link #protect(AcceptedTokens, Requirement...)}, with redirects or a custom condition.
   *
   * @throws ProtectException if the options are not met; machines are never redirected
   */
  Auth protect(AcceptedTokens accepted, Consumer<? super ProtectOptions> protection);

  /** Returns this if its type of token is accepted; otherwise an unknown caller. */
  Auth accepting(AcceptedTokens accepted);

  /**
   * Returns a token with the claims of a JWT template; null unless there is a session. Calls Clerk
   * once, or uses a token that was made for the same session token and has time left.
   *
   * @param template the template's name, such as {@code supabase}
   * @throws io.github.clerk4j.ClerkException if Clerk rejects the call, such as for an unknown
   *     template, or does not respond
   */
  default @Nullable String getToken(String template) {
    return getToken(options -> options.template(template));
  }

  /**
   * Same as {@link #getToken(String)}, with a template, a lifetime or both. Same as {@link
   * #getToken()} if neither is set. Null unless there is a session.
   *
   * @throws io.github.clerk4j.ClerkException same as {@link #getToken(String)}
   */
  default @Nullable String getToken(Consumer<? super TokenOptions> options) {
    return null;
  }

  /**
   * Returns the user of {@link #userId}, or null if there is none. Calls Clerk once, the first
   * time.
   *
   * @throws io.github.clerk4j.ClerkException if Clerk rejects the call or does not respond
   */
  @Nullable User currentUser();

  /**
   * Returns the organization of {@link #orgId}, or null if there is none. Calls Clerk once, the
   * first time.
   *
   * @throws io.github.clerk4j.ClerkException if Clerk rejects the call or does not respond
   */
  @Nullable Organization currentOrganization();

  /**
   * Returns the exception to throw if a call about the caller fails, such as {@link #currentUser}.
   * It is for frameworks that make such a call for a handler, which therefore cannot handle the
   * failure. It is one of these:
   *
   * <ul>
   *   <li>a {@link ProtectException} with status 503 and {@code Retry-After} if Clerk cannot be
   *       reached, limits the rate, or has an error of its own
   *   <li>a {@link ProtectException} like that of a signed-out caller if Clerk does not know the
   *       user, who was deleted
   *   <li>the failure itself otherwise, as it is a mistake in the settings
   * </ul>
   */
  ClerkException rejectionFor(ClerkException failure);

  /**
   * Returns the response that redirects a browser to sign in, and then back to the requested URL.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if the authenticator has neither a
   *     sign-in URL nor a publishable key
   */
  AuthResponse redirectToSignIn();

  /**
   * Same as {@link #redirectToSignIn()}, with another URL to return to.
   *
   * @param returnBackUrl absolute, or relative to the requested URL; null for Clerk's default
   */
  AuthResponse redirectToSignIn(@Nullable String returnBackUrl);

  /** Same as {@link #redirectToSignIn()}, to sign up. */
  AuthResponse redirectToSignUp();

  /** Same as {@link #redirectToSignIn(String)}, to sign up. */
  AuthResponse redirectToSignUp(@Nullable String returnBackUrl);
}
