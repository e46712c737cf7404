package io.github.clerk4j.auth;

import io.github.clerk4j.model.User;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling: a {@link SessionAuth}, or {@link SignedOutAuth}. Immutable, and safe for use by
 * several threads.
 *
 * <pre>{@code
 * String userId = auth.protect().userId();
 * }</pre>
 */
public sealed interface Auth permits SessionAuth, SignedOutAuth {
  boolean isAuthenticated();

  /** The user's id; null when signed out. */
  @Nullable String userId();

  /** The session's id; null when signed out. */
  @Nullable String sessionId();

  /** The id of the active organization; null where there is none. */
  @Nullable String orgId();

  /**
   * The user's role in the active organization, such as {@code org:admin}; null where there is
   * none.
   */
  @Nullable String orgRole();

  /** The slug of the active organization; null where there is none. */
  @Nullable String orgSlug();

  /**
   * Whether the user has all that is asked for; false when signed out, or when nothing is asked
   * for.
   */
  boolean has(Requirement... requirements);

  /**
   * The signed-in user, or an exception that tells how to answer.
   *
   * @param requirements what the user must have besides
   * @throws ProtectException with status 404 where nobody is signed in, or the user lacks
   *     something; to a page request of which the sign-in URL is known, with a redirect to that
   *     where nobody is signed in
   */
  default SessionAuth protect(Requirement... requirements) {
    return protect(protection -> protection.require(requirements));
  }

  /**
   * As {@link #protect(Requirement...)}, with redirects of one's own.
   *
   * @throws ProtectException as the protection says
   */
  SessionAuth protect(Consumer<? super Protection> protection);

  /** The session token that came with the request; null when signed out. Needs no network. */
  @Nullable String getToken();

  /**
   * A token with the claims of a JWT template; null when signed out. One call to Clerk.
   *
   * @param template the template's name, such as {@code supabase}
   * @throws io.github.clerk4j.ClerkException if Clerk refuses, such as where there is no such
   *     template, or does not answer
   */
  @Nullable String getToken(String template);

  /**
   * The signed-in user; null when signed out. One call to Clerk, the first time.
   *
   * @throws io.github.clerk4j.ClerkException if Clerk refuses or does not answer
   */
  @Nullable User currentUser();
}
