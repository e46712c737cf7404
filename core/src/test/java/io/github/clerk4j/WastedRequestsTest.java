package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.RateLimitGate.Permit;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 500 calls, 16 at a time, to a server that answers 100 a second, on a simulated clock. */
class WastedRequestsTest {
  private static final int CALLS = 500;
  private static final int THREADS = 16;
  private static final int LIMIT = 100;
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);
  private static final long LATENCY = TimeUnit.MILLISECONDS.toNanos(2);
  private static final Duration IDEAL = Duration.ofSeconds(CALLS / LIMIT - 1);

  private final SimulatedScheduler time = new SimulatedScheduler(new Random(1), true);
  private final RateLimitGates limits = new RateLimitGates(time);
  private final Random random = new Random(1);
  private int begun;
  private int answered;
  private int refused;
  private long periodBegan = -PERIOD;
  private int inPeriod;

  @ParameterizedTest
  @CsvSource({"1, 20", "5, 28"})
  void fewRequestsAreWasted(int operations, int mostRefused) {
    for (int i = 0; i < THREADS; i++) {
      next(operations);
    }
    while (time.advance(Long.MAX_VALUE)) {}

    Duration took = Duration.ofNanos(time.passed());
    System.out.printf(
        "Rate limit of %d operations: %d answered, %d times 429, %d ms%n",
        operations, answered, refused, took.toMillis());
    assertThat(answered).isEqualTo(CALLS);
    assertThat(refused).isLessThanOrEqualTo(mostRefused);
    assertThat(took).isLessThan(IDEAL.multipliedBy(11).dividedBy(10));
  }

  private void next(int operations) {
    if (begun++ < CALLS) {
      String operation = "/operation_" + random.nextInt(operations);
      enter(limits.route("GET", operation, operation), operations, false);
    }
  }

  private void enter(RateLimitGates.Route route, int operations, boolean again) {
    Permit first = route.gates[0].enter(time.in(Duration.ofMinutes(1)), again);
    var unused =
        first.thenAccept(
            through -> {
              Permit second = route.gates[1].enter(time.in(Duration.ofMinutes(1)), again);
              var unusedToo =
                  second.thenAccept(
                      throughToo ->
                          time.at(
                              time.passed() + LATENCY,
                              () -> respond(route, first, second, operations)));
            });
  }

  private void respond(RateLimitGates.Route route, Permit first, Permit second, int operations) {
    if (time.passed() - periodBegan >= PERIOD) {
      periodBegan = time.passed();
      inPeriod = 0;
    }
    if (++inPeriod <= LIMIT) {
      answered++;
      route.gates[0].answered(first);
      route.gates[1].answered(second);
      next(operations);
    } else {
      refused++;
      var unused = route.rateLimited(Duration.ofSeconds(1));
      route.gates[0].leave(first);
      route.gates[1].leave(second);
      enter(route, operations, true);
    }
  }
}
