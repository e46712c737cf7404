package io.github.clerk4j.testing.matrix;

import io.github.clerk4j.model.Session;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.TokenBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A user with a session.
 *
 * @param fake the instance of the application
 * @param issuer the instance of the session
 * @param own a session at the application's instance, for the other cookies of a browser
 */
record UserCaller(
    FakeClerk fake,
    FakeClerk issuer,
    Session session,
    Session own,
    Persona.Condition condition,
    String origin)
    implements Caller {
  @Override
  public Map<String, String> program() {
    return Map.of("Authorization", "Bearer " + token());
  }

  /** Returns cookies without a refresh token. The token is signed last, as after a sign-in. */
  @Override
  public Map<String, String> browser() {
    String cookies = fake.browsers().cookieHeader(own, origin);
    String token = token();
    return Map.of(
        "Cookie",
        Arrays.stream(cookies.split("; ", -1))
            .filter(each -> !each.startsWith("__refresh_"))
            .map(each -> each.replaceFirst("^(__session[^=]*)=.*", "$1=" + token))
            .collect(Collectors.joining("; ")));
  }

  private String token() {
    TokenBuilder token = issuer.token(session).authorizedParty(origin);
    return switch (condition) {
      case VALID -> token.sign();
      case PENDING -> token.claim("sts", "pending").sign();
      case EXPIRED -> token.expiresAt(issuer.clock().instant().minus(Duration.ofMinutes(1))).sign();
    };
  }
}
