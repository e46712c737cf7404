package io.github.clerk4j.example;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.SessionAuth;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.token.SessionClaims;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's knowledge of the caller. All of it comes from the token, without a call to Clerk.
 */
final class SessionView {
  /** The meanings of the claims, in the order of the table. */
  private static final List<List<String>> MEANINGS =
      List.of(
          List.of("sub", "the user"),
          List.of("o", "the active organization, role and permissions"),
          List.of("pla", "the plan"),
          List.of("fea", "the features of the plan"),
          List.of("sid", "the session"),
          List.of("sts", "the state of the session"),
          List.of("azp", "the front end that it is for"),
          List.of("iss", "the Clerk instance"),
          List.of("iat", "issued at"),
          List.of("nbf", "valid from"),
          List.of("exp", "expires at"),
          List.of("fva", "minutes since each factor was verified"),
          List.of("jti", "the id of the token"),
          List.of("v", "the version of the format"));

  private final Clock clock;

  SessionView(Clock clock) {
    this.clock = clock;
  }

  /** {@code GET /demo/session} */
  Response show(Auth auth) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("signedIn", auth.isAuthenticated());
    view.put("access", Access.rows(auth));
    if (auth instanceof SessionAuth session) {
      SessionClaims claims = session.sessionClaims();
      view.put("userId", session.userId());
      view.put("orgId", session.orgId());
      view.put("orgSlug", session.orgSlug());
      view.put("role", session.orgRole());
      view.put("secondsLeft", secondsLeft(claims));
      view.put("claims", rows(claims));
    }
    return Response.json(200, view);
  }

  private double secondsLeft(SessionClaims claims) {
    return Duration.between(clock.instant(), claims.expiresAt()).toMillis() / 1000.0;
  }

  private static List<List<String>> rows(SessionClaims claims) {
    return MEANINGS.stream()
        .filter(each -> claims.get(each.get(0)) != null)
        .map(each -> List.of(each.get(0), Json.write(claims.get(each.get(0))), each.get(1)))
        .toList();
  }
}
