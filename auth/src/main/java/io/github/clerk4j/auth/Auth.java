package io.github.clerk4j.auth;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling: a user ({@link SessionAuth}), a machine ({@link MachineAuth}), or nobody that is
 * known ({@link SignedOutAuth}, {@link UnauthenticatedMachineAuth}, {@link InvalidTokenAuth}).
 * Immutable, and safe for use by several threads.
 *
 * <pre>{@code
 * String userId = auth.protect().userId();
 * }</pre>
 */
public sealed interface Auth
    permits SessionAuth, SignedOutAuth, MachineAuth, UnauthenticatedMachineAuth, InvalidTokenAuth {
  /** Whether it is known who is calling. */
  boolean isAuthenticated();

  /**
   * What the request authenticates itself with, or, where nobody is known, should have; null where
   * that is of a kind that is not accepted.
   */
  @Nullable TokenType tokenType();

  /** The user's id, or that of the user in whose name a machine calls; null where there is none. */
  default @Nullable String userId() {
    return null;
  }

  /** The session's id; null where there is none. */
  default @Nullable String sessionId() {
    return null;
  }

  /**
   * {@code active} or {@code pending}; null where there is no session, and in session tokens of
   * version 1.
   */
  default @Nullable String sessionStatus() {
    return null;
  }

  /** All that the session token says; null where there is none. */
  default @Nullable SessionClaims sessionClaims() {
    return null;
  }

  /**
   * The id of the active organization, or that of the organization in whose name a machine calls;
   * null where there is none.
   */
  default @Nullable String orgId() {
    return null;
  }

  /**
   * The user's role in the active organization, such as {@code org:admin}; null where there is
   * none.
   */
  default @Nullable String orgRole() {
    return null;
  }

  /** The slug of the active organization; null where there is none. */
  default @Nullable String orgSlug() {
    return null;
  }

  /** The user's permissions in the active organization. */
  default List<String> orgPermissions() {
    return List.of();
  }

  /**
   * Who acts in the user's name, of which {@code sub} is the id; null where nobody does. Whoever
   * shows or logs who did something shows the actor, too.
   */
  default @Nullable Map<String, Object> actor() {
    return null;
  }

  /**
   * Whether the caller has all that is asked for; false where nobody is known, or when nothing is
   * asked for. Machines have scopes and nothing else. Never throws, whatever the token holds.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if a requirement is null, whoever calls
   */
  default boolean has(Requirement... requirements) {
    return Requirements.areMetBy(this, requirements);
  }

  /**
   * The signed-in user, or an exception that tells how to answer.
   *
   * @param requirements what the user must have besides
   * @throws ProtectException where nobody is signed in, or the user lacks something: with status
   *     404, as if there were nothing, unless the authenticator was set up to answer otherwise. To
   *     a page request of which the sign-in URL is known, with a redirect to that where nobody is
   *     signed in; with 401 to server actions and machine tokens
   */
  default SessionAuth protect(Requirement... requirements) {
    return protect(protection -> protection.require(requirements));
  }

  /**
   * As {@link #protect(Requirement...)}, with redirects or a condition of one's own.
   *
   * @throws ProtectException as the protection says
   */
  default SessionAuth protect(Consumer<? super ProtectOptions> protection) {
    return (SessionAuth) protect(AcceptedTokens.only(TokenType.SESSION_TOKEN), protection);
  }

  /**
   * As {@link #protect(Requirement...)}, for callers with other tokens, too.
   *
   * @param accepted what the caller may have authenticated itself with
   * @param requirements what the caller must have besides; a machine has scopes and nothing else
   * @throws ProtectException with status 401 where the token is of none of these kinds, or a
   *     machine's and not valid; else as {@link #protect(Requirement...)}
   */
  default Auth protect(AcceptedTokens accepted, Requirement... requirements) {
    return protect(accepted, protection -> protection.require(requirements));
  }

  /**
   * As {@link #protect(AcceptedTokens, Requirement...)}, with redirects or a condition of one's
   * own.
   *
   * @throws ProtectException as the protection says; machines are never redirected
   */
  Auth protect(AcceptedTokens accepted, Consumer<? super ProtectOptions> protection);

  /**
   * Who is calling, to those who accept no tokens but these: this, where its token is one of them;
   * else nobody.
   */
  Auth accepting(AcceptedTokens accepted);

  /** The token that came with the request; null where nobody is known. Needs no network. */
  default @Nullable String getToken() {
    return null;
  }

  /**
   * A token with the claims of a JWT template; null unless there is a session. One call to Clerk,
   * or none where this session token got one before that has some time left.
   *
   * @param template the template's name, such as {@code supabase}
   * @throws io.github.clerk4j.ClerkException if Clerk refuses, such as where there is no such
   *     template, or does not answer
   */
  default @Nullable String getToken(String template) {
    return getToken(options -> options.template(template));
  }

  /**
   * As {@link #getToken(String)}, of a template, for a time, or both; {@link #getToken()} where
   * neither is set. Null unless there is a session.
   *
   * @throws io.github.clerk4j.ClerkException as {@link #getToken(String)}
   */
  default @Nullable String getToken(Consumer<? super TokenOptions> options) {
    return null;
  }

  /**
   * The user of {@link #userId}; null where there is none. One call to Clerk, the first time.
   *
   * @throws io.github.clerk4j.ClerkException if Clerk refuses or does not answer
   */
  @Nullable User currentUser();

  /**
   * The organization of {@link #orgId}; null where there is none. One call to Clerk, the first
   * time.
   *
   * @throws io.github.clerk4j.ClerkException if Clerk refuses or does not answer
   */
  @Nullable Organization currentOrganization();

  /**
   * The answer that sends a browser to sign in and back to what it requested.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if the authenticator has neither a
   *     sign-in URL nor a publishable key
   */
  AuthResponse redirectToSignIn();

  /**
   * As {@link #redirectToSignIn()}, and back to elsewhere.
   *
   * @param returnBackUrl absolute, or relative to what was requested; null for where Clerk thinks
   *     best
   */
  AuthResponse redirectToSignIn(@Nullable String returnBackUrl);

  /** As {@link #redirectToSignIn()}, to sign up. */
  AuthResponse redirectToSignUp();

  /** As {@link #redirectToSignIn(String)}, to sign up. */
  AuthResponse redirectToSignUp(@Nullable String returnBackUrl);
}
