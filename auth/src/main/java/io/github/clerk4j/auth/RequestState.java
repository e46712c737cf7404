package io.github.clerk4j.auth;

import io.github.clerk4j.token.MachineToken;
import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of authentication for one request. Immutable; never shows tokens or cookies.
 *
 * <pre>{@code
 * AuthResponse instead = state.response();
 * if (instead != null) {
 *   return respond(instead); // a browser is redirected
 * }
 * state.forEachHeader(response::addHeader);
 * handle(state.toAuth()); // throws ProtectException with the response to send
 * }</pre>
 */
public final class RequestState {
  /** The status of a request. */
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
    Auth auth = AuthObject.unknown(type, visit.auth(why));
    return new RequestState(
        Status.SIGNED_OUT, type, why, AuthHeaders.of("signed-out", why, headers), auth, auth);
  }

  static RequestState handshake(
      AuthenticateContext visit, AuthFailure why, Map<String, List<String>> headers) {
    Auth auth = new SignedOutAuth(null, visit.auth(why));
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

  /** Returns true if the request has a token that was verified. */
  public boolean isAuthenticated() {
    return status == Status.SIGNED_IN;
  }

  /**
   * Returns the type of the request's token, or the expected type; null if the token's type is not
   * accepted.
   */
  public @Nullable TokenType tokenType() {
    return tokenType;
  }

  /**
   * Returns the reason why nobody is signed in, one of {@link AuthReason} with or without a suffix;
   * null if somebody is.
   */
  public @Nullable String reason() {
    return why == null ? null : why.reason();
  }

  /** Returns the reason in words, for developers; can be empty. It holds nothing secret. */
  public String message() {
    return why == null ? "" : why.message();
  }

  /**
   * Returns true if the token may be good, but verification is unavailable, such as while Clerk
   * cannot be reached. {@code protect()} then responds with 503, which does not make the caller
   * sign in again. So should a handler that does not call it.
   */
  public boolean couldNotCheck() {
    return why != null && why.unchecked();
  }

  /**
   * Returns the headers to add to any response: cookies to set, and the outcome of authentication.
   * Names are found in any case.
   */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * Returns the response to send at once, with all {@link #headers()}; null if the request goes on.
   *
   * <p>It is a redirect: to Clerk, to the page at which a handshake began, or to another domain of
   * the site. A signed-in request can be redirected, too, to remove Clerk's parameters from its
   * URL.
   */
  public @Nullable AuthResponse response() {
    return headers.containsKey(HeaderNames.LOCATION)
        ? new AuthResponse(TEMPORARY_REDIRECT, headers, "")
        : null;
  }

  /**
   * Returns the response to an exception that a handler threw, if it or one of its causes is a
   * {@link ProtectException}; otherwise null.
   */
  public @Nullable AuthResponse responseTo(Throwable thrown) {
    ProtectException rejected = ProtectException.findIn(thrown);
    return rejected == null ? null : responseTo(rejected);
  }

  /**
   * Returns the response to a request that a handler rejected: that of the exception, and all
   * {@link #headers()}. If those are sent already, use {@link ProtectException#response()}.
   */
  public AuthResponse responseTo(ProtectException rejected) {
    AuthResponse response = rejected.response();
    if (response.equals(response())) { // of proceed(), with all headers
      return response;
    }
    return new AuthResponse(
        response.status(), AuthHeaders.merged(headers, response.headers()), response.body());
  }

  /** Same as {@link AuthResponse#forEachHeader}, for {@link #headers()}. */
  public void forEachHeader(BiConsumer<? super String, ? super String> action) {
    AuthHeaders.forEach(headers, action);
  }

  /**
   * Returns the auth object of the caller. A pending session, whose user has a task left, counts as
   * signed out. So does a request that is redirected first.
   */
  public Auth toAuth() {
    return withoutPending;
  }

  /**
   * Returns the auth object of a request that goes on. For frameworks in which an exception can
   * have a response: {@link #response()} is then sent like the response to {@code protect()}.
   *
   * @throws ProtectException with {@link #response()}, unless that is null
   */
  public Auth proceed() {
    AuthResponse instead = response();
    if (instead != null) {
      throw new ProtectException(instead, "The browser is redirected first");
    }
    return toAuth();
  }

  /** Same as {@link #toAuth()}. With {@code false}, a pending session counts as signed in. */
  public Auth toAuth(boolean treatPendingAsSignedOut) {
    return treatPendingAsSignedOut ? withoutPending : auth;
  }

  @Override
  public String toString() {
    return "RequestState[" + status + ", tokenType=" + tokenType + ", reason=" + reason() + "]";
  }
}
