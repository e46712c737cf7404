package io.github.clerk4j;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A Clerk that executes 1000 requests in each window of 10 s. Not thread-safe. */
final class SimulatedClerk {
  static final int LIMIT = 1000;
  static final Duration PERIOD = Duration.ofSeconds(10);

  private final SimulatedTime time;
  private final Random random = new Random(1);
  private long windowEnds;
  private int inWindow;
  private int executed;
  private int rateLimited;
  final int[] executedBySecond;

  SimulatedClerk(SimulatedTime time, int seconds) {
    this.time = time;
    this.executedBySecond = new int[seconds + 1];
  }

  /** The receiver of a response: the time until the window ends, or null for success. */
  interface Receiver {
    void received(@Nullable Duration retryAfter);
  }

  void send(Receiver receiver) {
    time.after(
        latency(),
        () -> {
          Duration retryAfter = execute();
          time.after(latency(), () -> receiver.received(retryAfter));
        });
  }

  private @Nullable Duration execute() {
    long now = time.nanos();
    if (now >= windowEnds) {
      windowEnds = now + PERIOD.toNanos();
      inWindow = 0;
    }
    if (inWindow < LIMIT) {
      inWindow++;
      executed++;
      executedBySecond[(int) time.seconds()]++;
      return null;
    }
    rateLimited++;
    return Duration.ofSeconds((windowEnds - now + 999_999_999) / 1_000_000_000);
  }

  int executed() {
    return executed;
  }

  int rateLimited() {
    return rateLimited;
  }

  private Duration latency() {
    return Duration.ofMillis(10 + random.nextInt(90));
  }
}
