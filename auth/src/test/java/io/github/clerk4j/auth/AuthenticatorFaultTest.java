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

/** What becomes of a request where this library has a fault. */
class AuthenticatorFaultTest {
  /** A fault as they are: its message repeats what was being read. */
  private static final class BrokenClock extends Clock {
    @Override
    public Instant instant() {
      throw new IllegalArgumentException("For input string: \"secret of a cookie\"");
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

  @Test
  @ResourceLock(Resources.SYSTEM_ERR)
  void aFaultIsSignedOutAndTheLogTellsWhereButNotWhatWasRead() {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (Fixture fixture = new Fixture()) {
      RequestAuthenticator broken =
          RequestAuthenticator.builder(fixture.clerk).clock(new BrokenClock()).build();
      RequestState state = broken.authenticateRequest(Fixture.cookies("__session=x"));
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
        .contains("IllegalArgumentException", "BrokenClock.instant")
        .doesNotContain("secret of a cookie");
  }
}
