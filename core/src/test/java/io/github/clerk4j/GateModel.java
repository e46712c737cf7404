package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A second opinion on one gate: derived from the refusals and answers alone, it says what the gate
 * may let through. Times are nanoseconds since the world began.
 */
final class GateModel {
  private static final long PROBE_TIMEOUT = TimeUnit.SECONDS.toNanos(1);

  private final RateLimitGate gate;
  private final long probeInterval;
  private boolean hasClosed;
  private long closedAt;
  private long closedUntil;
  private long firstProbe;
  private long probeFrom;
  private long openedAt;
  private int answers; // since it closed
  private int underWay; // of those that were sent since it opened

  GateModel(RateLimitGate gate, Duration probeInterval) {
    this.gate = gate;
    this.probeInterval = probeInterval.toNanos();
  }

  /** Checks that the gate is as long closed as a refusal says. */
  void rateLimited(long now, Duration retryAfter) {
    long until = now + Math.min(TimeUnit.NANOSECONDS.convert(retryAfter), Scheduler.LONGEST);
    long found = now + gate.closedFor().toNanos();
    if (isClosed(now)) {
      assertThat(found)
          .as("closed for the longest time, or as a probe was told")
          .isIn(now >= firstProbe ? until : closedUntil, Math.max(until, closedUntil));
    } else {
      assertThat(found).as("closed as it was told").isEqualTo(until);
      firstProbe = now + probeInterval;
      probeFrom = firstProbe;
    }
    hasClosed = true;
    closedAt = now;
    closedUntil = found;
    openedAt = found;
    answers = 0;
    underWay = 0;
  }

  /** Checks that a call may pass, and returns true if it is a probe. */
  boolean sent(long now) {
    if (isClosed(now)) {
      assertThat(now).as("through a closed gate").isGreaterThanOrEqualTo(probeFrom);
      probeFrom += probeInterval;
      return true;
    }
    if (hasClosed) {
      underWay++;
      assertThat((long) underWay)
          .as("under way at once, after %d answers", answers)
          .isLessThanOrEqualTo(1 + answers + (now - openedAt) / PROBE_TIMEOUT);
    }
    return false;
  }

  /** Takes note that a call is over. */
  void release(long now, long sentAt, boolean answered) {
    if (answered && sentAt >= closedAt) {
      answers++;
      if (isClosed(now) && gate.closedFor().isZero()) { // it was a probe
        closedUntil = now;
        openedAt = now;
      }
    }
    if (hasClosed && sentAt >= openedAt && underWay > 0) {
      underWay--;
    }
  }

  /** Checks that the gate is closed when it has to be, and only then. */
  void check(long now) {
    long found = gate.closedFor().toNanos();
    long expected = isClosed(now) ? closedUntil - now : 0;
    if (found != expected) { // which is asked often
      throw new AssertionError("closed for " + found + " ns, and not " + expected);
    }
  }

  private boolean isClosed(long now) {
    return hasClosed && now < closedUntil;
  }
}
