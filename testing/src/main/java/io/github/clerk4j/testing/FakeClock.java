package io.github.clerk4j.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test moves: by it {@link FakeClerk} stamps what it keeps and the tokens it signs.
 *
 * <p>Hand it to the code under test too, and nothing has to sleep. Safe for use by several threads.
 */
public final class FakeClock extends Clock {
  private final Clock base;
  private final AtomicReference<Duration> offset;

  private FakeClock(Clock base, AtomicReference<Duration> offset) {
    this.base = base;
    this.offset = offset;
  }

  /** A clock that shows the time of day and runs on, until it is moved; in UTC. */
  public static FakeClock ticking() {
    return new FakeClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
  }

  /** A clock that shows this time and stands still, until it is moved; in UTC. */
  public static FakeClock standingAt(Instant time) {
    return new FakeClock(Clock.fixed(time, ZoneOffset.UTC), new AtomicReference<>(Duration.ZERO));
  }

  /** Moves the clock forward, or back where the step is negative. */
  public void advance(Duration step) {
    offset.accumulateAndGet(step, Duration::plus);
  }

  /** Makes the clock show this time; a ticking one runs on from there. */
  public void set(Instant time) {
    offset.set(Duration.between(base.instant(), time));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  /** The same clock in another zone; moving one moves both. */
  @Override
  public FakeClock withZone(ZoneId zone) {
    return new FakeClock(base.withZone(zone), offset);
  }

  @Override
  public String toString() {
    return "FakeClock[" + instant() + "]";
  }
}
