package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a request where this library has a fault. */
class AuthenticatorFaultTest {
  /** A fault as they are: its message repeats what was being read. */
  private static final class BrokenClock extends Clock {
    private final String kind;

    BrokenClock(String kind) {
      this.kind = kind;
    }

    @Override
    public Instant instant() {
      Thrown.byName(kind);
      return Instant.EPOCH;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RuntimeException,     IllegalStateException",
    "Error,                AssertionError",
    "LinkageError,         NoClassDefFoundError",
    "StackOverflowError,   StackOverflowError",
    "OutOfMemoryError,     OutOfMemoryError",
    "undeclared,           Exception",
    "InterruptedException, InterruptedException",
  })
  @ResourceLock(Resources.SYSTEM_ERR)
  void whateverIsThrownIsSignedOutAndTheLogTellsWhereButNotWhatWasRead(String kind, String name) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (Fixture fixture = new Fixture()) {
      RequestAuthenticator broken =
          RequestAuthenticator.builder(fixture.clerk).clock(new BrokenClock(kind)).build();
      RequestState state = broken.authenticateRequest(Fixture.cookies("__session=x"));
      assertThat(Thread.interrupted()).isEqualTo(kind.equals("InterruptedException"));
      assertThat(state.isAuthenticated()).isFalse();
      assertThat(state.reason()).isEqualTo(AuthReason.UNEXPECTED_ERROR);
      assertThat(state.message()).isEmpty();
      assertThat(state.couldNotCheck()).isTrue();
      assertThat(state.response()).isNull();
      assertThat(state.toAuth().isAuthenticated()).isFalse();
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains(name, "BrokenClock.instant")
        .doesNotContain("secret of a cookie");
  }

  @Test
  @ResourceLock(Resources.SYSTEM_ERR)
  @SuppressWarnings("NullAway") // nulls are what callers without a checker pass
  void aNullArgumentIsSignedOutAndLoggedAsAFaultOfTheCaller() {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (Fixture fixture = new Fixture()) {
      RequestAuthenticator authenticator = fixture.authenticator();
      RequestState none = authenticator.authenticateRequest(null);
      assertThat(none.reason()).isEqualTo(AuthReason.UNEXPECTED_ERROR);
      ClerkRequest request = Fixture.bearer(fixture.token().sign());
      RequestState unaccepted = authenticator.authenticateRequest(request, null);
      assertThat(unaccepted.isAuthenticated()).isFalse();
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("null instead of the request", "null instead of the AcceptedTokens")
        .doesNotContain("a fault of clerk4j");
  }
}
