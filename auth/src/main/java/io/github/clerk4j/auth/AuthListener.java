package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenListener;
import io.github.clerk4j.token.TokenType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A listener to the authentication of requests, for metrics. It is told of the fetches of keys and
 * of signatures, too, if it overrides the methods of {@link TokenListener}.
 *
 * <p>Must be thread-safe and fast, because the request goes on only when the listener returns. It
 * runs on the thread that ends authentication: the calling thread, except after calls to Clerk in
 * the asynchronous form. Each authentication is told once. An exception is logged and otherwise
 * ignored.
 */
@FunctionalInterface
public interface AuthListener extends TokenListener {
  /** Called when a request was authenticated, or could not be. */
  void onAuthentication(Outcome outcome);

  /**
   * The outcome of authentication for one request. It holds no secrets and no ids.
   *
   * @param status the status
   * @param tokenType the type of the request's token, or the expected type; null if the token's
   *     type is not accepted
   * @param reason the {@link RequestState#reason}, or null if somebody is signed in
   * @param couldNotCheck true if the token may be good, but verification is unavailable
   * @param duration the time of authentication, with its calls to Clerk
   */
  record Outcome(
      RequestState.Status status,
      @Nullable TokenType tokenType,
      @Nullable String reason,
      boolean couldNotCheck,
      Duration duration) {
    static Outcome of(RequestState state, Duration duration) {
      return new Outcome(
          state.status(), state.tokenType(), state.reason(), state.couldNotCheck(), duration);
    }
  }
}
