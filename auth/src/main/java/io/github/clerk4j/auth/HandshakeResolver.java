package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.token.CallMode;
import io.github.clerk4j.token.CredentialChecks;
import io.github.clerk4j.token.InvalidTokenException;
import io.github.clerk4j.token.RequestToken;
import io.github.clerk4j.token.RequestTokenVerifier;
import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenException;
import io.github.clerk4j.token.TokenType;
import io.github.clerk4j.token.VerificationUnavailableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes a handshake: gets the cookies that the browser brings back, signed or for a nonce. */
final class HandshakeResolver {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.auth");
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int CONCURRENT_CALLS = 8;
  private static final Duration DAY = Duration.ofDays(1);

  private static final Set<String> ABOUT_TIME =
      Set.of(
          AuthReason.TOKEN_EXPIRED,
          AuthReason.TOKEN_NOT_ACTIVE_YET,
          AuthReason.TOKEN_IAT_IN_THE_FUTURE);

  /** A state, or the reason why there is none. */
  record Result(@Nullable RequestState state, @Nullable AuthFailure failure) {
    /** Returns true if another handshake would be pointless for a browser without a session. */
    boolean isLast() {
      return failure != null
          && (failure.unchecked() || failure.reason().equals(AuthReason.SESSION_TOKEN_MISSING));
    }
  }

  private final RequestTokenVerifier verifier;
  private final @Nullable ClerkClient clerk;
  private final CredentialChecks nonces;

  HandshakeResolver(RequestTokenVerifier verifier, @Nullable ClerkClient clerk) {
    this.verifier = verifier;
    this.clerk =
        clerk == null
            ? null
            : clerk.withOptions(
                o -> o.timeout(TIMEOUT).bulkhead(CONCURRENT_CALLS).maxRateLimitWait(Duration.ZERO));
    this.nonces = verifier.checks("handshakes");
  }

  /** Returns the result of the handshake that the browser returns from, or null if it does not. */
  @Nullable CompletableFuture<Result> resolve(AuthenticateContext visit) {
    String nonce = brought(visit, ClerkNames.HANDSHAKE_NONCE);
    String token = nonce == null ? brought(visit, ClerkNames.HANDSHAKE) : null;
    if (nonce == null && token == null) {
      return null;
    }
    CompletableFuture<Result> result =
        nonce == null ? signed(visit, String.valueOf(token)) : fetched(visit, nonce);
    return result.thenApply(
        done -> {
          AuthFailure failure = done.failure();
          if (failure != null) {
            LOG.debug("A handshake is not accepted: {} ({})", failure.message(), failure.reason());
          }
          return done;
        });
  }

  private static @Nullable String brought(AuthenticateContext visit, String name) {
    String asked = visit.parameter(name);
    String brought = asked == null || asked.isEmpty() ? visit.request().cookie(name) : asked;
    return brought == null || brought.isEmpty() ? null : brought;
  }

  private CompletableFuture<Result> signed(AuthenticateContext visit, String token) {
    return orFailure(
        verifier
            .verifyHandshake(verifier.read(token), visit.mode())
            .thenCompose(cookies -> completed(visit, cookies)),
        AuthFailure::of);
  }

  private CompletableFuture<Result> fetched(AuthenticateContext visit, String nonce) {
    ClerkClient from = clerk;
    if (from == null) {
      return CompletableFuture.completedFuture(
          new Result(
              null,
              unavailable(
                  "A handshake cannot be completed by an authenticator that cannot call Clerk: make it with RequestAuthenticator.builder(clerkClient)")));
    }
    CompletableFuture<List<String>> fetched =
        nonces.check(
            nonce,
            () ->
                visit
                    .mode()
                    .call(
                        () -> from.clients().getHandshakePayload(nonce),
                        () -> from.async().clients().getHandshakePayload(nonce))
                    .thenApply(payload -> payload.directives()));
    return fetched
        .handle((cookies, thrown) -> new Fetched(cookies, thrown == null ? null : why(thrown)))
        .thenCompose(
            done ->
                done.cookies() == null
                    ? CompletableFuture.completedFuture(new Result(null, done.failure()))
                    : orFailure(completed(visit, done.cookies()), AuthFailure::of));
  }

  private record Fetched(@Nullable List<String> cookies, @Nullable AuthFailure failure) {}

  private static CompletableFuture<Result> orFailure(
      CompletableFuture<Result> result, Function<TokenException, AuthFailure> failure) {
    return Recovery.from(
        TokenException.class,
        result,
        e -> CompletableFuture.completedFuture(new Result(null, failure.apply(e))));
  }

  /** Returns why a nonce has no cookies. The reason is one for all. */
  private static AuthFailure why(Throwable thrown) {
    Throwable failure = CallMode.failure(thrown);
    if (failure instanceof ClerkApiException e && CredentialChecks.isAboutCredential(e)) {
      return invalid("A handshake cannot be completed, as Clerk does not know it, or not any more");
    }
    if (failure instanceof VerificationUnavailableException e) {
      return unavailable(String.valueOf(e.getMessage()));
    }
    if (failure instanceof ClerkException) {
      return unavailable(
          "A handshake cannot be completed, as Clerk could not be asked for the browser's cookies");
    }
    if (failure instanceof IllegalArgumentException) { // a nonce that no URL can hold
      return invalid("A handshake cannot be completed: its nonce is malformed");
    }
    throw new CompletionException(failure);
  }

  private static AuthFailure invalid(String message) {
    return new AuthFailure(AuthReason.SESSION_TOKEN_MISSING, message, false);
  }

  private static AuthFailure unavailable(String message) {
    return new AuthFailure(AuthReason.SESSION_TOKEN_MISSING, message, true);
  }

  private CompletableFuture<Result> completed(AuthenticateContext visit, List<String> cookies) {
    CookieDirectives directives = new CookieDirectives(cookies);
    Map<String, List<String>> headers = headers(visit, directives);
    String token = directives.sessionToken();
    if (token == null) {
      return CompletableFuture.completedFuture(
          new Result(
              RequestState.signedOut(
                  visit,
                  TokenType.SESSION_TOKEN,
                  AuthFailure.of(AuthReason.SESSION_TOKEN_MISSING),
                  headers),
              null));
    }
    return verified(visit, verifier.read(token))
        .thenApply(
            claims -> new Result(RequestState.signedIn(visit, claims, token, headers), null));
  }

  /**
   * Verifies a token. On a developer's machine, a clock that is wrong by hours locks out nobody.
   */
  private CompletableFuture<SessionClaims> verified(AuthenticateContext visit, RequestToken token) {
    return Recovery.from(
        InvalidTokenException.class,
        verifier.verifySession(token, visit.mode()),
        e -> {
          if (!visit.site().isDevelopment() || !ABOUT_TIME.contains(e.reason())) {
            return CompletableFuture.failedFuture(e);
          }
          LOG.warn(
              "This machine's clock and Clerk's differ; set it, or nobody will stay signed in: {}",
              e.getMessage());
          return verifier.verifySession(token, DAY, visit.mode());
        });
  }

  private static Map<String, List<String>> headers(
      AuthenticateContext visit, CookieDirectives directives) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put(HeaderNames.ALLOW_ORIGIN, List.of("null"));
    headers.put(HeaderNames.ALLOW_CREDENTIALS, List.of("true"));
    headers.putAll(directives.headers());
    if (visit.site().isDevelopment() && visit.url() != null) {
      headers.put(
          HeaderNames.LOCATION, List.of(visit.url().without(ClerkNames.RETURNED).toString()));
      headers.put(HeaderNames.CACHE_CONTROL, List.of("no-store"));
    }
    return headers;
  }
}
