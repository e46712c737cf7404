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

/** The server's knowledge of the caller. All of it comes from the token, without a call to Clerk. */
final class SessionView {
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("sub", "the user"),
          Map.entry("sid", "the session"),
          Map.entry("o", "the active organization, role and permissions"),
          Map.entry("pla", "the plan"),
          Map.entry("fea", "the features of the plan"),
          Map.entry("azp", "the front end that it is for"),
          Map.entry("iss", "the Clerk instance"),
          Map.entry("iat", "issued at"),
          Map.entry("nbf", "valid from"),
          Map.entry("exp", "expires at"),
          Map.entry("fva", "minutes since each factor was verified"),
          Map.entry("sts", "the state of the session"),
          Map.entry("jti", "the id of the token"),
          Map.entry("v", "the version of the format"));

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
      view.put("claims", claims.asMap().entrySet().stream().map(SessionView::row).toList());
    }
    return Response.json(200, view);
  }

  private double secondsLeft(SessionClaims claims) {
    return Duration.between(clock.instant(), claims.expiresAt()).toMillis() / 1000.0;
  }

  private static List<String> row(Map.Entry<String, Object> claim) {
    String meaning = MEANINGS.getOrDefault(claim.getKey(), "");
    return List.of(claim.getKey(), Json.write(claim.getValue()), meaning);
  }
}
