package io.github.clerk4j;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker of a store: after a failure, or late responses alone for a time, it lets no
 * request through until a probe has succeeded. Thread-safe.
 */
final class StoreHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ClerkClient.class);
  private static final Duration CONNECT_WAIT = Duration.ofSeconds(10);
  private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

  /** The late responses in a row that are an outage; fewer are a pause of this or that process. */
  private static final int LATE = 3;

  /** The longest waits that must pass without a response in time, for them to be an outage. */
  private static final int LATE_WAITS = 10;

  private final ReservationStore store;
  private final Duration maxWait;
  private final Scheduler time;
  private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();
  private final AtomicReference<@Nullable Late> late = new AtomicReference<>();
  private volatile boolean closed;

  /** A time in which the store was down. */
  static final class Outage {
    final long since;
    volatile @Nullable Long endedAt;

    Outage(long since) {
      this.since = since;
    }
  }

  /** Responses that were late, one after the other. */
  private record Late(int count, long since) {}

  StoreHealth(ReservationStore store, Duration maxWait, Scheduler time) {
    this.store = store;
    this.maxWait = maxWait;
    this.time = time;
  }

  /** Waits until the store is prepared, or down. */
  void connect() {
    try {
      store.prepare().toCompletableFuture().get(CONNECT_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed(e, CONNECT_WAIT);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      failed(e, CONNECT_WAIT);
    }
  }

  /** Returns true if the store can be used. */
  boolean isUp() {
    return !closed && outage.get() == null;
  }

  /** Returns the outage, or null if the store is up. */
  @Nullable Outage outage() {
    return outage.get();
  }

  /** Returns a response of the store, which fails after the longest wait. */
  <T> CompletableFuture<T> bounded(Supplier<? extends CompletionStage<T>> request) {
    CompletableFuture<T> response = new CompletableFuture<>();
    Scheduler.ScheduledTask timeout =
        time.after(maxWait, () -> response.completeExceptionally(new TimeoutException()));
    try {
      var unused =
          request
              .get()
              .whenComplete(
                  (value, failure) -> {
                    timeout.cancel();
                    if (failure == null && value != null) {
                      response.complete(value);
                    } else {
                      response.completeExceptionally(
                          failure == null ? new NullPointerException("no response") : failure);
                    }
                  });
    } catch (RuntimeException e) {
      timeout.cancel();
      response.completeExceptionally(e);
    }
    return response.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            late.set(null);
          } else if (!(failure instanceof TimeoutException) || isOutage(oneMoreLate())) {
            failed(failure, maxWait);
          }
        });
  }

  private Late oneMoreLate() {
    long began = time.nanos() - maxWait.toNanos();
    return Objects.requireNonNull(
        late.updateAndGet(
            known -> known == null ? new Late(1, began) : new Late(known.count + 1, known.since)));
  }

  private boolean isOutage(Late responses) {
    return responses.count >= LATE
        && time.since(responses.since).compareTo(maxWait.multipliedBy(LATE_WAITS)) >= 0;
  }

  void close() {
    closed = true;
  }

  private void failed(Throwable failure, Duration bound) {
    Outage begun = new Outage(time.nanos());
    if (!closed && outage.compareAndSet(null, begun)) {
      LOG.warn(
          "The store of the shared rate limiter does not respond: {}. Calls go on without it",
          reason(failure, bound));
      probeLater(begun);
    }
  }

  private void probeLater(Outage current) {
    var unused =
        time.after(
            PROBE_INTERVAL,
            () -> {
              if (!closed) {
                probe(current);
              }
            });
  }

  private void probe(Outage current) {
    var unused =
        bounded(() -> store.prepare().thenApply(prepared -> true))
            .whenComplete(
                (ready, failure) -> {
                  if (failure == null) {
                    up(current);
                  } else {
                    probeLater(current);
                  }
                });
  }

  private void up(Outage ended) {
    late.set(null);
    ended.endedAt = time.nanos();
    if (outage.compareAndSet(ended, null)) {
      LOG.info(
          "The store of the shared rate limiter responds again after {} ms",
          time.since(ended.since).toMillis());
    }
  }

  private static String reason(Throwable failure, Duration bound) {
    Throwable cause =
        failure instanceof CompletionException || failure instanceof ExecutionException
            ? failure.getCause()
            : failure;
    return cause == null || cause instanceof TimeoutException
        ? "no response within " + bound
        : ForeignCode.text(cause);
  }
}
