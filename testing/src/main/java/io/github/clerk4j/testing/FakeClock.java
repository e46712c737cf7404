package io.github.clerk4j.testing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test moves. {@link FakeClerk} stamps resources and tokens by it.
 *
 * <p>The code under test can share it, so that no test sleeps. Thread-safe.
 */
public final class FakeClock extends Clock {
  private final Clock base;
  private final AtomicReference<Duration> offset;

  private FakeClock(Clock base, AtomicReference<Duration> offset) {
    this.base = base;
    this.offset = offset;
  }

  /** Returns a clock in UTC that starts at the time of day and runs on. */
  public static FakeClock ticking() {
    return new FakeClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
  }

  /** Returns a clock in UTC that stands still at this time, of the years 1970 to 9999. */
  public static FakeClock standingAt(Instant time) {
    return new FakeClock(
        Clock.fixed(Arguments.time("time", time), ZoneOffset.UTC),
        new AtomicReference<>(Duration.ZERO));
  }

  /**
   * Moves the clock forward, or back if the step is negative.
   *
   * @throws IllegalArgumentException if it leads out of the years 1970 to 9999
   */
  public void advance(Duration step) {
    Arguments.notNull("step", step);
    offset.updateAndGet(present -> moved(present, step));
  }

  private Duration moved(Duration present, Duration step) {
    try {
      Duration moved = present.plus(step);
      if (Arguments.isKept(base.instant().plus(moved))) {
        return moved;
      }
    } catch (ArithmeticException | DateTimeException e) { // reported below
    }
    throw new IllegalArgumentException("step must lead to the years 1970 to 9999: " + step);
  }

  /**
   * Sets the time; a ticking clock runs on from there.
   *
   * @throws IllegalArgumentException if it is out of the years 1970 to 9999
   */
  public void set(Instant time) {
    offset.set(Duration.between(base.instant(), Arguments.time("time", time)));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  /** Returns the same clock in another zone; moving one moves both. */
  @Override
  public FakeClock withZone(ZoneId zone) {
    return new FakeClock(base.withZone(Arguments.notNull("zone", zone)), offset);
  }

  @Override
  public String toString() {
    return "FakeClock[" + instant() + "]";
  }
}
