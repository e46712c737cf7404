package io.github.clerk4j.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What authentication found about a request. Immutable; never shows the token. */
public final class RequestState {
  /** Whether somebody is signed in. */
  public enum Status {
    SIGNED_IN,
    SIGNED_OUT
  }

  private final Status status;
  private final @Nullable String reason;
  private final String message;
  private final boolean unchecked;
  private final @Nullable SessionAuth session;
  private final @Nullable String pageSignInUrl;

  private RequestState(
      Status status,
      @Nullable String reason,
      String message,
      boolean unchecked,
      @Nullable SessionAuth session,
      @Nullable String pageSignInUrl) {
    this.status = status;
    this.reason = reason;
    this.message = message;
    this.unchecked = unchecked;
    this.session = session;
    this.pageSignInUrl = pageSignInUrl;
  }

  static RequestState signedIn(SessionAuth session, @Nullable String pageSignInUrl) {
    return new RequestState(Status.SIGNED_IN, null, "", false, session, pageSignInUrl);
  }

  static RequestState signedOut(
      String reason, String message, boolean unchecked, @Nullable String pageSignInUrl) {
    return new RequestState(Status.SIGNED_OUT, reason, message, unchecked, null, pageSignInUrl);
  }

  public Status status() {
    return status;
  }

  /** Whether the request has a token that was verified. */
  public boolean isAuthenticated() {
    return status == Status.SIGNED_IN;
  }

  /**
   * Why nobody is signed in, one of {@link AuthReason} or that and what follows it; null where
   * somebody is.
   */
  public @Nullable String reason() {
    return reason;
  }

  /** The reason in words, for developers; can be empty. Holds nothing secret. */
  public String message() {
    return message;
  }

  /**
   * Whether the token is not known to be bad, but could not be checked, such as while Clerk cannot
   * be reached. An answer of status 503 is more to the point then than one that makes the caller
   * sign in anew.
   */
  public boolean couldNotCheck() {
    return unchecked;
  }

  /** The headers to send with the answer, by name. */
  public Map<String, List<String>> headers() {
    if (reason == null) {
      return Map.of();
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("x-clerk-auth-status", List.of("signed-out"));
    headers.put("x-clerk-auth-reason", List.of(reason));
    if (!message.isEmpty() && message.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      headers.put("x-clerk-auth-message", List.of(message));
    }
    return headers;
  }

  /**
   * Who is calling. A session that is pending, as its user has something left to do, counts as
   * signed out.
   */
  public Auth toAuth() {
    return toAuth(true);
  }

  /** As {@link #toAuth()}; with {@code false}, a pending session counts as signed in. */
  public Auth toAuth(boolean treatPendingAsSignedOut) {
    if (session == null) {
      return new SignedOutAuth(null, pageSignInUrl);
    }
    boolean pending = "pending".equals(session.sessionStatus());
    return pending && treatPendingAsSignedOut
        ? new SignedOutAuth("pending", pageSignInUrl)
        : session;
  }

  @Override
  public String toString() {
    return "RequestState[" + status + ", reason=" + reason + "]";
  }
}
