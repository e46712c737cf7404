package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker of a store: after a failure it lets no request through until a probe has
 * succeeded. Thread-safe.
 */
final class StoreHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ClerkClient.class);
  private static final Duration CONNECT_WAIT = Duration.ofSeconds(2);
  private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

  private final ReservationStore store;
  private final Duration maxWait;
  private final Scheduler time;
  private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();
  private final AtomicLong probeAt = new AtomicLong();
  private volatile boolean closed;

  /** A time in which the store was down. */
  static final class Outage {
    final long since;

    Outage(long since) {
      this.since = since;
    }
  }

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

  /** Returns true if the store can be used. If it is down, a probe may start. */
  boolean isUp() {
    Outage current = outage.get();
    if (current == null) {
      return !closed;
    }
    long now = time.nanos();
    long due = probeAt.get();
    if (!closed && now - due >= 0 && probeAt.compareAndSet(due, time.in(PROBE_INTERVAL))) {
      var unused =
          bounded(() -> store.prepare().thenApply(prepared -> true))
              .thenAccept(ready -> up(current));
    }
    return false;
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
          if (failure != null) {
            failed(failure, maxWait);
          }
        });
  }

  void close() {
    closed = true;
  }

  private void failed(Throwable failure, Duration bound) {
    long now = time.nanos();
    if (!closed && outage.get() == null) {
      probeAt.set(time.in(PROBE_INTERVAL)); // before anybody sees the outage
      if (outage.compareAndSet(null, new Outage(now))) {
        LOG.warn(
            "The store of the shared rate limiter does not respond: {}. Calls go on without it",
            reason(failure, bound));
      }
    }
  }

  private void up(Outage ended) {
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
