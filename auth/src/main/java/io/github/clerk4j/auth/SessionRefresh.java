package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConnectionException;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.model.RefreshSessionParams;
import io.github.clerk4j.model.SessionRefreshFormat;
import io.github.clerk4j.token.CredentialChecks;
import io.github.clerk4j.token.Jwt;
import io.github.clerk4j.token.RequestToken;
import io.github.clerk4j.token.RequestTokenVerifier;
import io.github.clerk4j.token.TokenException;
import io.github.clerk4j.token.VerificationUnavailableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exchanges an expired session token for a new one, without a redirect. */
final class SessionRefresh {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.auth");
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int CONCURRENT_CALLS = 16;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** The state with the new token, or a code that says why there is none. */
  record Result(@Nullable RequestState state, String code) {
    private static Result failed(String code) {
      return new Result(null, code);
    }
  }

  private final ClerkClient clerk;
  private final RequestTokenVerifier verifier;
  private final CredentialChecks refreshes;

  SessionRefresh(ClerkClient clerk, RequestTokenVerifier verifier) {
    this.clerk =
        clerk.withOptions(
            o ->
                o.timeout(TIMEOUT)
                    .maxRetries(0)
                    .bulkhead(CONCURRENT_CALLS)
                    .maxRateLimitWait(Duration.ZERO));
    this.verifier = verifier;
    this.refreshes = verifier.checks("refreshes of sessions");
  }

  /**
   * Exchanges a token.
   *
   * @param token a token that is good but for its expiry
   * @param refreshToken the refresh token of the same browser
   */
  CompletableFuture<Result> exchange(
      AuthenticateContext visit, RequestToken token, String refreshToken) {
    Jwt jwt = token.jwt();
    if (jwt == null
        || !(jwt.claims().get("sid") instanceof String sessionId)
        || !SessionId.isUsable(sessionId)) {
      return CompletableFuture.completedFuture(
          Result.failed("expired-session-token-missing-sid-claim"));
    }
    return Recovery.from(
        RuntimeException.class,
        refreshes
            .check(
                token.text() + ' ' + refreshToken,
                () -> ask(visit, sessionId, params(visit, token.text(), refreshToken)))
            .thenCompose(cookies -> accept(visit, new CookieDirectives(cookies))),
        e -> CompletableFuture.completedFuture(Result.failed(code(e))));
  }

  private CompletableFuture<Result> accept(AuthenticateContext visit, CookieDirectives directives) {
    if (directives.isEmpty()) {
      return CompletableFuture.completedFuture(Result.failed("unexpected-sdk-error"));
    }
    String cookie = directives.sessionToken();
    String fresh = cookie == null ? "" : cookie;
    return Recovery.from(
        TokenException.class,
        verifier
            .verifySession(verifier.read(fresh), visit.mode())
            .thenApply(
                claims ->
                    new Result(
                        RequestState.signedIn(visit, claims, fresh, directives.headers()), "")),
        e -> {
          LOG.warn("Clerk refreshed a session by a token that is not accepted: {}", e.getMessage());
          return CompletableFuture.completedFuture(Result.failed("invalid-session-token"));
        });
  }

  private static RefreshSessionParams params(
      AuthenticateContext visit, String token, String refreshToken) {
    Map<String, Object> headers = new LinkedHashMap<>(visit.request().headers());
    RequestUrl url = visit.url();
    return RefreshSessionParams.of(
        p ->
            p.format(SessionRefreshFormat.COOKIE)
                .expiredToken(token)
                .refreshToken(refreshToken)
                .requestOrigin(url == null ? "" : url.origin())
                .requestHeaders(headers));
  }

  private CompletableFuture<List<String>> ask(
      AuthenticateContext visit, String sessionId, RefreshSessionParams params) {
    ClerkClient to =
        visit.cookies().suffixed()
            ? clerk.withOptions(o -> o.query(ClerkNames.SUFFIXED_COOKIES, "true"))
            : clerk;
    return visit
        .mode()
        .call(
            () -> to.sessions().refreshSession(sessionId, params),
            () -> to.async().sessions().refreshSession(sessionId, params))
        .thenApply(refreshed -> refreshed.cookies());
  }

  /** Returns the code of a failure, which is part of the reason. */
  private static String code(RuntimeException failure) {
    if (failure instanceof ClerkApiException e) {
      return code(e);
    }
    if (failure instanceof ClerkConnectionException
        || failure instanceof VerificationUnavailableException) {
      return "fetch-error";
    }
    if (failure instanceof ClerkException) {
      return "unexpected-bapi-error";
    }
    if (failure instanceof IllegalArgumentException) { // the browser's values cannot be sent on
      return "unexpected-sdk-error";
    }
    throw failure;
  }

  /** Returns Clerk's code of an error, if it can stand in a reason. */
  private static String code(ClerkApiException e) {
    String code = e.errors().isEmpty() ? "" : e.errors().get(0).code();
    return CODE.matcher(code).matches() ? code : "unexpected-bapi-error";
  }
}
