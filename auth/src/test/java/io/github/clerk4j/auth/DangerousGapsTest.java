package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.token.TokenType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Warnings about dangerous gaps in the settings of an authenticator: decision 31. */
class DangerousGapsTest {
  private static final String PARTIES = "There are no authorized parties";
  private static final String KEY = "There is no publishable key";

  private final Fixture fixture = new Fixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  @ResourceLock(Resources.SYSTEM_ERR)
  void whatIsLeftOutIsSaidOnceAtWarnAndNotForEachRequest() {
    String log =
        logged(
            b -> {
              RequestAuthenticator authenticator = b.build();
              for (int i = 0; i < 3; i++) {
                var unused = authenticator.authenticateRequest(Fixture.cookies("a=b"));
              }
            });
    assertThat(log.split(PARTIES, -1)).hasSize(2);
    assertThat(log.split(KEY, -1)).hasSize(2);
    assertThat(log).contains("WARN");
  }

  @Test
  @ResourceLock(Resources.SYSTEM_ERR)
  void nothingIsSaidOfWhatIsThereOrMattersNot() {
    assertThat(logged(b -> b.authorizedParties(Fixture.ORIGIN).build()))
        .contains(KEY)
        .doesNotContain(PARTIES);
    assertThat(logged(b -> b.publishableKey(fixture.fake.publishableKey()).build()))
        .contains(PARTIES)
        .doesNotContain(KEY);
    assertThat(logged(b -> b.acceptedTokens(AcceptedTokens.only(TokenType.API_KEY)).build()))
        .isEmpty();
  }

  @Test
  void thePageThatStaysSignedOutForWantOfAPublishableKeySaysSo() {
    RequestAuthenticator authenticator =
        RequestAuthenticator.builder(fixture.clerk).authorizedParties(Fixture.ORIGIN).build();
    for (String cookies : List.of("a=b", "__client_uat=1", "__session=" + fixture.token().sign())) {
      RequestState state = authenticator.authenticateRequest(page(cookies));

      assertThat(state.isAuthenticated()).isFalse();
      assertThat(state.message()).contains("no publishable key", "CLERK_PUBLISHABLE_KEY");
      assertThat(authenticator.authenticateRequest(Fixture.cookies(cookies)).message()).isEmpty();
    }
  }

  private static ClerkRequest page(String cookies) {
    return Fixture.request(
        "GET", Map.of("Cookie", List.of(cookies), "Sec-Fetch-Dest", List.of("document")));
  }

  private String logged(Consumer<RequestAuthenticator.Builder> build) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      build.accept(RequestAuthenticator.builder(fixture.clerk));
    } finally {
      System.setErr(before);
    }
    return log.toString(StandardCharsets.UTF_8);
  }
}
