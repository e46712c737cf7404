package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A world in which a server refuses calls for a while, at random and for odd times, and in which
 * calls are cancelled, have little time, or are not answered. Everything in it follows from a seed.
 */
final class GateWorld {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long TROUBLE = 40 * SECOND;
  private static final long END = TROUBLE + 3600 * SECOND; // by when every wait must have ended
  private static final long LONG = 10 * END;
  private static final int ATTEMPTS = 4;

  private final Random random;
  private final SimulatedScheduler time;
  private final RateLimitGates limits;
  private final Map<RateLimitGate, GateModel> models = new LinkedHashMap<>();
  private final Queue<Runnable> verdicts = new ArrayDeque<>(); // looked at after each event
  private final List<Admission> hanging = new ArrayList<>(); // without an answer, for ever
  private final List<SimulatedCall> calls = new ArrayList<>();
  private final int clumsiness;
  private @Nullable RateLimitGate refusedBefore;
  private long refusedUntil;
  final Counts counts = new Counts();

  static final class Counts {
    long worlds;
    long calls;
    long sent;
    long refused;
    long closedForAll;
    long probes;
    long cancelled;
    long tooLate;
    long unanswered;

    void add(Counts other) {
      worlds++;
      calls += other.calls;
      sent += other.sent;
      refused += other.refused;
      closedForAll += other.closedForAll;
      probes += other.probes;
      cancelled += other.cancelled;
      tooLate += other.tooLate;
      unanswered += other.unanswered;
    }

    @Override
    public String toString() {
      return ("%,d worlds, %,d calls, %,d sent, %,d refused, %,d times closed for all, %,d probes,"
              + " %,d cancelled, %,d too late, %,d unanswered")
          .formatted(
              worlds, calls, sent, refused, closedForAll, probes, cancelled, tooLate, unanswered);
    }
  }

  GateWorld(long seed) {
    random = new Random(seed);
    time = new SimulatedScheduler(random, random.nextInt(4) == 0);
    limits = new RateLimitGates(time);
    clumsiness = random.nextInt(1, 8);
  }

  void run() {
    int number = random.nextInt(1, 40);
    for (int i = 0; i < number; i++) {
      SimulatedCall call = new SimulatedCall();
      calls.add(call);
      time.at(random.nextBoolean() ? 0 : random.nextLong(TROUBLE), call::begin);
    }
    while (time.advance(END)) {
      for (Runnable each = verdicts.poll(); each != null; each = verdicts.poll()) {
        each.run();
      }
      for (GateModel each : models.values()) {
        each.check(time.passed());
      }
    }
    assertThat(calls).as("calls that wait for ever").allMatch(each -> each.ended);
    hanging.forEach(each -> each.release(false));
    assertThat(models.keySet())
        .as("gates at the end")
        .allMatch(each -> each.isIdle() || !each.closedFor().isZero());
    assertThat(time.alarms()).as("alarms at the end").isZero();
  }

  /** One call, attempt by attempt. */
  private final class SimulatedCall {
    final RateLimitGates.Route route = randomWay();
    long deadline;
    long deadlineAt;
    int attempts;
    boolean ended;
    @Nullable Admission admission;

    void begin() {
      counts.calls++;
      long timeLeft = timeLeft();
      deadline = time.nanos() + timeLeft;
      deadlineAt = time.passed() + timeLeft;
      if (random.nextInt(6) == 0) {
        time.at(time.passed() + random.nextLong(10 * SECOND), this::cancel);
      }
      if (deadlineAt < END) {
        var unused = time.after(Duration.ofNanos(timeLeft), this::endWait); // often too late
      }
      attempt(Duration.ZERO);
    }

    private void endWait() {
      Admission waits = admission;
      if (waits != null) {
        waits.end(Admission.Verdict.TOO_LATE);
      }
    }

    private void attempt(Duration pause) {
      Admission next = new Admission(time, deadline, attempts++ > 0, route);
      admission = next;
      Admission.Limiter asked = random.nextInt(3) == 0 ? GateWorld.this::reserve : null;
      next.start(pause, asked, Runnable::run);
      if (pause.isZero() && asked == null && !next.isDone()) {
        assertThat(route.gates)
            .as("waits though the limits last too long")
            .anyMatch(each -> each.closedFor().compareTo(time.until(deadline)) <= 0);
      }
      var unused =
          next.whenComplete(
              (verdict, failure) -> {
                if (failure != null) {
                  ended = true; // cancelled
                } else {
                  verdicts.add(
                      () -> {
                        if (verdict == Admission.Verdict.ADMITTED) {
                          send(next);
                        } else {
                          giveUp();
                        }
                      });
                }
              });
    }

    private void giveUp() {
      ended = true;
      counts.tooLate++;
      assertThat(time.passed())
          .as("the end of a wait")
          .isLessThanOrEqualTo(
              deadlineAt + SimulatedScheduler.LATEST + SECOND); // the store's second
    }

    private void send(Admission by) {
      long sentAt = time.passed();
      counts.sent++;
      assertThat(sentAt).as("sent in time").isLessThanOrEqualTo(deadlineAt);
      for (RateLimitGate each : route.gates) {
        counts.probes += model(each).sent(sentAt) ? 1 : 0;
      }
      if (random.nextInt(20) == 0) {
        counts.unanswered++;
        hanging.add(by);
        ended = true; // as far as the others are concerned
      } else {
        time.at(sentAt + latency(), () -> respond(by, sentAt));
      }
    }

    private void respond(Admission by, long sentAt) {
      int chance = random.nextInt(10);
      if (time.passed() < TROUBLE && chance < clumsiness) {
        refuse(by, sentAt);
      } else if (time.passed() < TROUBLE && chance == 9) {
        counts.unanswered++;
        by.release(false);
        over(sentAt, false);
        again(Duration.ofMillis(random.nextInt(2000)));
      } else {
        by.release(true);
        over(sentAt, true);
        if (chance == 8) { // an error
          again(Duration.ofMillis(random.nextInt(2000)));
        } else {
          ended = true;
        }
      }
    }

    private void refuse(Admission by, long sentAt) {
      counts.refused++;
      Duration retryAfter = randomRetryAfter();
      boolean forAll = by.rateLimited(retryAfter);
      over(sentAt, false);
      long now = time.passed();
      model(route.gates[0]).rateLimited(now, retryAfter);
      if (forAll) {
        counts.closedForAll++;
        assertThat(retryAfter).isLessThanOrEqualTo(MINUTE);
        assertThat(refusedBefore)
            .as("the operation refused before")
            .isNotNull()
            .isNotSameAs(route.gates[0]);
        assertThat(now).as("the second refusal").isLessThan(refusedUntil);
        model(route.gates[1]).rateLimited(now, retryAfter);
      }
      if (retryAfter.compareTo(MINUTE) <= 0 && route.gates.length > 1) {
        refusedBefore = route.gates[0];
        refusedUntil = now + Math.min(Math.max(retryAfter.toNanos(), SECOND), 10 * SECOND);
      }
      again(Duration.ZERO);
    }

    private void over(long sentAt, boolean answered) {
      for (RateLimitGate each : route.gates) {
        model(each).release(time.passed(), sentAt, answered);
      }
    }

    private void again(Duration pause) {
      if (ended || attempts >= ATTEMPTS || pause.compareTo(time.until(deadline)) >= 0) {
        ended = true;
      } else {
        attempt(pause);
      }
    }

    private void cancel() {
      Admission waits = admission;
      if (waits != null && !waits.isDone() && waits.cancel(false)) {
        counts.cancelled++;
        ended = true;
      }
    }
  }

  private GateModel model(RateLimitGate gate) {
    return models.computeIfAbsent(
        gate, key -> new GateModel(key, isForAllOrFree(key) ? Duration.ofSeconds(10) : MINUTE));
  }

  private boolean isForAllOrFree(RateLimitGate gate) {
    return gate == limits.route("GET", "/users", "/users").gates[1]
        || gate == limits.route("GET", "/jwks", "/jwks").gates[0];
  }

  private RateLimitGates.Route randomWay() {
    String user = "/users/user_" + random.nextInt(3);
    return switch (random.nextInt(8)) {
      case 0 -> limits.route("GET", "/jwks", "/jwks");
      case 1 -> limits.route("POST", "/invitations", "/invitations");
      case 2, 3 -> limits.route("PATCH", "/users/{user_id}", user);
      case 4 -> limits.route("POST", "/users/{user_id}/ban", user + "/ban");
      default -> limits.route("GET", "/users/{user_id}", user);
    };
  }

  private long timeLeft() {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> random.nextLong(SECOND);
      case 2 -> SECOND * random.nextInt(70); // often just when a gate opens
      case 3 -> random.nextLong(90 * SECOND);
      case 4 -> Scheduler.LONGEST;
      default -> LONG;
    };
  }

  private long latency() {
    return random.nextInt(10) == 0 ? random.nextLong(8 * SECOND) : random.nextLong(SECOND / 5);
  }

  private Duration randomRetryAfter() {
    return switch (random.nextInt(16)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofNanos(random.nextLong(1000));
      case 2 -> Duration.ofSeconds(60);
      case 3 -> Duration.ofSeconds(61);
      case 4 -> Duration.ofMinutes(10);
      case 5 -> Duration.ofDays(1);
      case 6 -> Duration.ofSeconds(Long.MAX_VALUE);
      default -> Duration.ofSeconds(random.nextInt(1, 20));
    };
  }

  private CompletableFuture<Duration> reserve(Duration maxWait) {
    return switch (random.nextInt(6)) {
      case 0 -> CompletableFuture.failedFuture(new IllegalStateException("no store"));
      case 1 -> CompletableFuture.completedFuture(Duration.ofSeconds(-1));
      case 2 -> CompletableFuture.completedFuture(maxWait.compareTo(MINUTE) > 0 ? MINUTE : maxWait);
      case 3 -> CompletableFuture.completedFuture(Duration.ofMillis(random.nextInt(3000)));
      case 4 -> {
        CompletableFuture<Duration> later = new CompletableFuture<>();
        time.at(time.passed() + random.nextLong(SECOND), () -> later.complete(Duration.ZERO));
        yield later;
      }
      default -> CompletableFuture.completedFuture(Duration.ZERO);
    };
  }
}
