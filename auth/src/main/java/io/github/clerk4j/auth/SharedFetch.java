package io.github.clerk4j.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One fetch for all who ask while it is under way, or within a pause after its end. Safe for use by
 * several threads.
 */
final class SharedFetch implements Supplier<CompletableFuture<KeySet>> {
  private static final class Fetch {
    final CompletableFuture<KeySet> outcome = new CompletableFuture<>();
    volatile long endedAt; // set before the outcome is
  }

  private final Supplier<CompletableFuture<KeySet>> source;
  private final Duration pause;
  private final Clock clock;
  private final AtomicReference<@Nullable Fetch> latest = new AtomicReference<>();

  /**
   * @param pause how long an outcome is good for; a failure is one, too
   */
  SharedFetch(Supplier<CompletableFuture<KeySet>> source, Duration pause, Clock clock) {
    this.source = source;
    this.pause = pause;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<KeySet> get() {
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
    CompletableFuture<KeySet> answer;
    try {
      answer = source.get();
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    var unused =
        answer.whenComplete(
            (keys, failure) -> {
              fetch.endedAt = clock.millis();
              if (keys == null) {
                fetch.outcome.completeExceptionally(FetchedKeys.failure(failure));
              } else {
                fetch.outcome.complete(keys);
              }
            });
  }
}
