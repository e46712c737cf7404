package io.github.clerk4j.auth;

import io.github.clerk4j.token.MachineToken;
import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What authentication found about a request, and what has to be done about it. Immutable; never
 * shows tokens or cookies.
 *
 * <pre>{@code
 * AuthResponse instead = state.response();
 * if (instead != null) {
 *   return answer(instead.status(), instead.headers(), instead.body()); // a browser is sent elsewhere
 * }
 * addToAnswer(state.headers());
 * handle(state.toAuth());
 * }</pre>
 */
public final class RequestState {
  /** How a request stands. */
  public enum Status {
    /** It has a token that was verified. */
    SIGNED_IN,
    /** It has none. */
    SIGNED_OUT,
    /** Its browser has to fetch a token, or to pass one on, before that can be told. */
    HANDSHAKE
  }

  private static final int TEMPORARY_REDIRECT = 307;

  private final Status status;
  private final @Nullable TokenType tokenType;
  private final @Nullable AuthFailure why;
  private final Map<String, List<String>> headers;
  private final Auth auth;
  private final Auth withoutPending;

  private RequestState(
      Status status,
      @Nullable TokenType tokenType,
      @Nullable AuthFailure why,
      Map<String, List<String>> headers,
      Auth auth,
      Auth withoutPending) {
    this.status = status;
    this.tokenType = tokenType;
    this.why = why;
    this.headers = AuthHeaders.lowerCaseCopyOf(headers);
    this.auth = auth;
    this.withoutPending = withoutPending;
  }

  static RequestState signedIn(
      AuthenticateContext visit,
      SessionClaims claims,
      String token,
      Map<String, List<String>> headers) {
    SessionAuth auth = new SessionAuth(claims, token, visit.auth());
    boolean pending = "pending".equals(claims.sessionStatus());
    return new RequestState(
        Status.SIGNED_IN,
        TokenType.SESSION_TOKEN,
        null,
        headers,
        auth,
        pending ? new SignedOutAuth("pending", visit.auth()) : auth);
  }

  static RequestState signedIn(AuthenticateContext visit, MachineToken token) {
    Auth auth = AuthObject.machine(token, visit.auth());
    return new RequestState(Status.SIGNED_IN, token.type(), null, Map.of(), auth, auth);
  }

  static RequestState signedOut(
      AuthenticateContext visit, @Nullable TokenType type, AuthFailure why) {
    return signedOut(visit, type, why, Map.of());
  }

  /**
   * @param type of the token that was expected; null where the request has one of a kind that is
   *     not accepted
   */
  static RequestState signedOut(
      AuthenticateContext visit,
      @Nullable TokenType type,
      AuthFailure why,
      Map<String, List<String>> headers) {
    Auth auth = AuthObject.unknown(type, visit.auth());
    return new RequestState(
        Status.SIGNED_OUT, type, why, AuthHeaders.of("signed-out", why, headers), auth, auth);
  }

  static RequestState handshake(
      AuthenticateContext visit, AuthFailure why, Map<String, List<String>> headers) {
    Auth auth = new SignedOutAuth(null, visit.auth());
    return new RequestState(
        Status.HANDSHAKE,
        TokenType.SESSION_TOKEN,
        why,
        AuthHeaders.of("handshake", why, headers),
        auth,
        auth);
  }

  /** Returns the same state with more headers for the answer. */
  RequestState adding(Map<String, List<String>> more) {
    Map<String, List<String>> all = new LinkedHashMap<>(headers);
    more.forEach(
        (name, lines) ->
            all.merge(
                name, lines, (old, added) -> Stream.concat(old.stream(), added.stream()).toList()));
    return new RequestState(status, tokenType, why, all, auth, withoutPending);
  }

  public Status status() {
    return status;
  }

  /** Whether the request has a token that was verified. */
  public boolean isAuthenticated() {
    return status == Status.SIGNED_IN;
  }

  /** Of which kind its token is, or should have been; null where it is of none that is accepted. */
  public @Nullable TokenType tokenType() {
    return tokenType;
  }

  /**
   * Why nobody is signed in, one of {@link AuthReason} or that and what follows it; null where
   * somebody is.
   */
  public @Nullable String reason() {
    return why == null ? null : why.reason();
  }

  /** The reason in words, for developers; can be empty. Holds nothing secret. */
  public String message() {
    return why == null ? "" : why.message();
  }

  /**
   * Whether the token is not known to be bad, but could not be checked, such as while Clerk cannot
   * be reached. An answer of status 503 is more to the point then than one that makes the caller
   * sign in anew.
   */
  public boolean couldNotCheck() {
    return why != null && why.unchecked();
  }

  /**
   * The headers to add to the answer, whatever it is: cookies that are to be set, and what became
   * of the request. Names are found without regard to case.
   */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * What to answer at once, instead of going on with the request; null where the request goes on.
   * Has all {@link #headers()} with it.
   *
   * <p>It is a redirect: to Clerk, to where a handshake began, or to another domain of the site. A
   * request that was found to be signed in can be redirected, too, to lose what Clerk put into its
   * URL.
   */
  public @Nullable AuthResponse response() {
    return headers.containsKey(HeaderNames.LOCATION)
        ? new AuthResponse(TEMPORARY_REDIRECT, headers, "")
        : null;
  }

  /**
   * Who is calling. A session that is pending, as its user has something left to do, counts as
   * signed out; so does a request whose browser is to be sent elsewhere first.
   */
  public Auth toAuth() {
    return withoutPending;
  }

  /** As {@link #toAuth()}; with {@code false}, a pending session counts as signed in. */
  public Auth toAuth(boolean treatPendingAsSignedOut) {
    return treatPendingAsSignedOut ? withoutPending : auth;
  }

  @Override
  public String toString() {
    return "RequestState[" + status + ", tokenType=" + tokenType + ", reason=" + reason() + "]";
  }
}
