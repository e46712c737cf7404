package io.github.clerk4j.token;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A source that makes one fetch at a time (single flight), and repeats its outcome for a pause
 * after its end, be it a failure. A fetch that takes longer than a limit has failed, so that it
 * cannot keep the next one from starting. Thread-safe.
 */
final class SingleFlight implements JwkSetSource {
  private final JwkSetSource source;
  private final Duration pause;
  private final Duration limit;
  private final Clock clock;
  private final Scheduler scheduler;
  private final AtomicReference<@Nullable Fetch> latest = new AtomicReference<>();

  SingleFlight(
      JwkSetSource source, Duration pause, Duration limit, Clock clock, Scheduler scheduler) {
    this.source = source;
    this.pause = pause;
    this.limit = limit;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  @Override
  public CompletableFuture<JwkSet> fetch() {
    while (true) {
      Fetch last = latest.get();
      if (last != null && !isOver(last)) {
        return last.outcome;
      }
      Fetch next = new Fetch();
      if (latest.compareAndSet(last, next)) {
        begin(next);
        return next.outcome;
      }
    }
  }

  private boolean isOver(Fetch fetch) {
    return fetch.outcome.isDone()
        && Math.abs(clock.millis() - fetch.endedAt) >= pause.toMillis(); // clocks are set back, too
  }

  private void begin(Fetch fetch) {
    try {
      Future<?> alarm =
          scheduler.schedule(limit, () -> fetch.end(null, FetchOutcome.tooSlow(null)));
      var unused =
          source
              .fetch()
              .whenComplete(
                  (keys, failure) -> {
                    alarm.cancel(false);
                    fetch.end(keys, failure);
                  });
    } catch (Throwable e) { // or everyone would wait for it
      fetch.end(null, e);
    }
  }

  private final class Fetch {
    final CompletableFuture<JwkSet> outcome = new CompletableFuture<>();
    volatile long endedAt; // set before the outcome is

    void end(@Nullable JwkSet keys, @Nullable Throwable failure) {
      if (outcome.isDone()) {
        return;
      }
      try {
        endedAt = clock.millis();
      } finally {
        if (keys == null) {
          outcome.completeExceptionally(FetchOutcome.failure(failure));
        } else {
          outcome.complete(keys);
        }
      }
    }
  }
}
