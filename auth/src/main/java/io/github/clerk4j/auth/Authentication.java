package io.github.clerk4j.auth;

import io.github.clerk4j.token.CallMode;
import io.github.clerk4j.token.KeyStatus;
import io.github.clerk4j.token.Listeners;
import io.github.clerk4j.token.RequestTokenVerifier;
import io.github.clerk4j.token.TokenType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The authentication of requests, which never throws: a fault of any code means signed out. */
final class Authentication {
  static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.auth");

  private final ApplicationSettings site;
  private final AuthSettings settings;
  private final Clock clock;
  private final RequestTokenVerifier tokens;
  private final AuthenticationDispatcher dispatcher;
  private final Listeners<AuthListener> listeners;

  Authentication(
      ApplicationSettings site,
      AuthSettings settings,
      Clock clock,
      RequestTokenVerifier tokens,
      AuthenticationDispatcher dispatcher,
      Listeners<AuthListener> listeners) {
    this.site = site;
    this.settings = settings;
    this.clock = clock;
    this.tokens = tokens;
    this.dispatcher = dispatcher;
    this.listeners = listeners;
  }

  /** Returns a future that never fails, and is complete in blocking mode. */
  CompletableFuture<RequestState> authenticate(
      ClerkRequest request, AcceptedTokens accepted, CallMode mode) {
    if (listeners.isEmpty()) {
      return decide(request, accepted, mode);
    }
    long began = System.nanoTime();
    return decide(request, accepted, mode).thenApply(state -> told(state, began));
  }

  private RequestState told(RequestState state, long began) {
    Duration duration = Duration.ofNanos(System.nanoTime() - began);
    listeners.tell(each -> each.onAuthentication(AuthListener.Outcome.of(state, duration)));
    return state;
  }

  private CompletableFuture<RequestState> decide(
      ClerkRequest request, AcceptedTokens accepted, CallMode mode) {
    CompletableFuture<RequestState> state;
    try {
      state =
          dispatcher.authenticate(
              new AuthenticateContext(site, settings, request, clock.instant(), tokens, mode),
              accepted);
    } catch (Throwable e) { // Errors, too, and what foreign code throws without declaring it
      state = CompletableFuture.failedFuture(e);
    }
    String missing = request == null ? "request" : accepted == null ? "AcceptedTokens" : null;
    return state.exceptionally(e -> failed(request, missing, CallMode.failure(e)));
  }

  KeyStatus keyStatus() {
    return tokens.keyStatus();
  }

  private RequestState failed(ClerkRequest request, @Nullable String missing, Throwable e) {
    report(missing, e);
    AuthFailure why = new AuthFailure(AuthReason.UNEXPECTED_ERROR, "", true);
    return RequestState.signedOut(
        AuthenticateContext.unread(site, settings, request, tokens), TokenType.SESSION_TOKEN, why);
  }

  /**
   * Logs a fault.
   *
   * @param missing the argument that is null, by a fault of the caller; null if none is
   */
  private static void report(@Nullable String missing, Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    try {
      if (missing != null) {
        LOG.error(
            "authenticateRequest was called with null instead of the {}, by a fault of the caller; the request counts as signed out",
            missing);
        return;
      }
      LOG.error(
          "A request could not be authenticated, by a fault of clerk4j or of code that it calls; it counts as signed out",
          withoutMessage(e));
    } catch (Throwable fromLogging) {
      return; // the request still has to be answered, and there is nowhere else to tell of it
    }
  }

  /** Removes the message, which can repeat a cookie. The stack trace says enough. */
  private static Throwable withoutMessage(Throwable e) {
    Throwable fault = new IllegalStateException(e.getClass().getName());
    fault.setStackTrace(e.getStackTrace());
    return fault;
  }
}
