package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConnectionException;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.model.RefreshSessionParams;
import io.github.clerk4j.model.SessionRefreshFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exchanges an expired session token for a new one, without the browser's doing. */
final class SessionRefresh {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.auth");
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int CONCURRENT_CALLS = 16;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** The state with the new token, or else a code that says why there is none. */
  record Result(@Nullable RequestState state, String code) {
    private static Result failed(String code) {
      return new Result(null, code);
    }
  }

  private final ClerkClient clerk;
  private final SessionTokenVerifier verifier;
  private final CredentialChecks refreshes;

  SessionRefresh(ClerkClient clerk, SessionTokenVerifier verifier, Clock clock) {
    this.clerk =
        clerk.withOptions(
            o ->
                o.timeout(TIMEOUT)
                    .maxRetries(0)
                    .bulkhead(CONCURRENT_CALLS)
                    .maxRateLimitWait(Duration.ZERO));
    this.verifier = verifier;
    this.refreshes = new CredentialChecks("refreshes of sessions", clock);
  }

  /**
   * @param token whose signature was verified, but whose time is over
   * @param refreshToken of the same browser
   */
  Result exchange(AuthenticateContext visit, String token, String refreshToken) {
    if (!(Jwt.decode(token).claims().get("sid") instanceof String sessionId)
        || !SessionId.isUsable(sessionId)) {
      return Result.failed("expired-session-token-missing-sid-claim");
    }
    CookieDirectives directives;
    try {
      directives =
          new CookieDirectives(
              refreshes.check(
                  token + ' ' + refreshToken, () -> ask(visit, sessionId, token, refreshToken)));
    } catch (ClerkApiException e) {
      return Result.failed(code(e));
    } catch (ClerkConnectionException | VerificationUnavailableException e) {
      return Result.failed("fetch-error");
    } catch (ClerkException e) {
      return Result.failed("unexpected-bapi-error");
    } catch (IllegalArgumentException e) { // what the browser sent cannot be sent on
      return Result.failed("unexpected-sdk-error");
    }
    if (directives.isEmpty()) {
      return Result.failed("unexpected-sdk-error");
    }
    String fresh = directives.sessionToken();
    try {
      SessionClaims claims = verifier.verify(Jwt.decode(fresh == null ? "" : fresh));
      return new Result(
          RequestState.signedIn(visit, claims, String.valueOf(fresh), directives.headers()), "");
    } catch (TokenException e) {
      LOG.warn("Clerk refreshed a session by a token that is not accepted: {}", e.getMessage());
      return Result.failed("invalid-session-token");
    }
  }

  private List<String> ask(
      AuthenticateContext visit, String sessionId, String token, String refreshToken) {
    Map<String, Object> headers = new LinkedHashMap<>(visit.request().headers());
    RefreshSessionParams params =
        RefreshSessionParams.of(
            p ->
                p.format(SessionRefreshFormat.COOKIE)
                    .expiredToken(token)
                    .refreshToken(refreshToken)
                    .requestOrigin(visit.url() == null ? "" : visit.url().origin())
                    .requestHeaders(headers));
    ClerkClient to =
        visit.cookies().suffixed()
            ? clerk.withOptions(o -> o.query(ClerkNames.SUFFIXED_COOKIES, "true"))
            : clerk;
    return to.sessions().refreshSession(sessionId, params).cookies();
  }

  /** What Clerk calls an error, as it can stand in a reason. */
  private static String code(ClerkApiException e) {
    String code = e.errors().isEmpty() ? "" : e.errors().get(0).code();
    return CODE.matcher(code).matches() ? code : "unexpected-bapi-error";
  }
}
