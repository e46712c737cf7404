package io.github.clerk4j;

import io.github.clerk4j.redis.SimulatedRedis;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One service of a simulated fleet, with the gates and the limiter of production. */
final class SimulatedService {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 4;

  private final FleetSimulation fleet;
  private final Scheduler time;
  private final RateLimitGates gates;
  private final @Nullable SharedRateLimiter limiter;
  private boolean dead;
  int executed;

  /** The common store, half a millisecond away. */
  private record Store(FleetSimulation fleet, SimulatedRedis redis) implements ReservationStore {
    private static final Duration WAY = Duration.ofNanos(250_000);

    @Override
    public CompletionStage<?> prepare() {
      return respond(() -> true);
    }

    @Override
    public CompletionStage<Reserved> reserve(Reservation reservation) {
      return respond(() -> redis.reserve(reservation));
    }

    @Override
    public CompletionStage<?> hold(String name, Duration hold) {
      return respond(
          () -> {
            redis.hold(name, hold);
            return true;
          });
    }

    private <T> CompletionStage<T> respond(Supplier<T> command) {
      CompletableFuture<T> response = new CompletableFuture<>();
      if (fleet.isRedisDown()) {
        response.completeExceptionally(new IllegalStateException("connection refused"));
      } else {
        fleet.time.after(
            WAY,
            () -> {
              T value = command.get();
              fleet.time.after(WAY, () -> response.complete(value));
            });
      }
      return response;
    }

    @Override
    public void close() {}
  }

  SimulatedService(FleetSimulation fleet, Duration skew) {
    this.fleet = fleet;
    this.time = fleet.time.skewed(skew);
    this.gates = new RateLimitGates(time);
    this.limiter =
        fleet.redis == null
            ? null
            : SharedRateLimiter.builder(new Store(fleet, fleet.redis)).build(time);
  }

  void die() {
    dead = true;
  }

  /** Makes a call, and then others. */
  void callAgainAndAgain(Lane lane) {
    call(lane, () -> callAgainAndAgain(lane));
  }

  void call(Lane lane, Runnable then) {
    new SimulatedCall(lane, then).attempt();
  }

  private final class SimulatedCall {
    private final long began = fleet.time.nanos();
    private final long deadline = time.in(TIMEOUT);
    private final RateLimitGates.Route route =
        gates.route("GET", "/users/{user_id}", "/users/user_1");
    private final Lane lane;
    private final Runnable then;
    private int attempts;

    SimulatedCall(Lane lane, Runnable then) {
      this.lane = lane;
      this.then = then;
    }

    void attempt() {
      if (dead) {
        return;
      }
      Admission admission = new Admission(time, deadline, null, lane, attempts++ > 0, route);
      SharedRateLimiter shared = limiter;
      admission.start(
          Duration.ZERO, shared == null ? null : new CallLimiter(shared), Runnable::run);
      var unused = admission.thenAccept(verdict -> onVerdict(admission, verdict));
    }

    private void onVerdict(Admission admission, Admission.Verdict verdict) {
      if (dead) {
        return;
      } else if (verdict != Admission.Verdict.ADMITTED) {
        end(false);
      } else {
        fleet.clerk.send(retryAfter -> received(admission, retryAfter));
      }
    }

    private void received(Admission admission, @Nullable Duration retryAfter) {
      if (dead) {
        return;
      } else if (retryAfter == null) {
        admission.release(true);
        executed++;
        end(true);
        return;
      }
      boolean forAll = admission.rateLimited(retryAfter);
      if (limiter != null) {
        limiter.onRateLimited(request(retryAfter), retryAfter, forAll);
      }
      if (attempts < ATTEMPTS) {
        attempt();
      } else {
        end(false);
      }
    }

    private void end(boolean succeeded) {
      fleet.ended(lane, Duration.ofNanos(fleet.time.nanos() - began), succeeded);
      fleet.time.after(Duration.ofMillis(succeeded ? 1 : 1000), then);
    }

    private final class CallLimiter implements Admission.Limiter {
      private final SharedRateLimiter shared;

      CallLimiter(SharedRateLimiter shared) {
        this.shared = shared;
      }

      @Override
      public CompletionStage<Duration> reserve(Duration maxWait) {
        return shared.reserve(request(maxWait));
      }

      @Override
      public Duration heldFor() {
        return shared.heldFor(request(TIMEOUT));
      }
    }

    private RateLimiter.Request request(Duration maxWait) {
      RateLimiter.Limit limit = new RateLimiter.Limit(SimulatedClerk.LIMIT, SimulatedClerk.PERIOD);
      return new RateLimiter.Request("simulated", route.scope(), lane, maxWait, limit, null);
    }
  }
}
