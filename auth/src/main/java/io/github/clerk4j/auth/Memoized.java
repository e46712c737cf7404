package io.github.clerk4j.auth;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A memoized value. One thread calls the source; others that need the value meanwhile wait for it.
 * A failure is thrown to all of them, and forgotten. If the calling thread is interrupted, one of
 * the others calls the source instead, as its own request was not interrupted. Thread-safe.
 */
final class Memoized<T> implements Supplier<T> {
  private final Supplier<T> source;
  private final AtomicReference<@Nullable CompletableFuture<T>> value = new AtomicReference<>();

  Memoized(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    while (true) {
      CompletableFuture<T> mine = new CompletableFuture<>();
      CompletableFuture<T> first = value.compareAndExchange(null, mine);
      if (first == null) {
        return called(mine);
      }
      try {
        return first.get();
      } catch (CancellationException e) {
        // The thread that called the source was interrupted. Another one calls it instead.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return source.get(); // which ends at once, as every call of an interrupted thread
      } catch (ExecutionException e) {
        throw unchecked(e.getCause() == null ? e : e.getCause());
      }
    }
  }

  private T called(CompletableFuture<T> mine) {
    try {
      T made = source.get();
      mine.complete(made);
      return made;
    } catch (Throwable e) { // or others would wait for ever
      value.set(null);
      if (isInterruption(e)) {
        mine.cancel(false);
      } else {
        mine.completeExceptionally(e);
      }
      throw e;
    }
  }

  private static boolean isInterruption(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof InterruptedException) {
        return true;
      }
    }
    return Thread.currentThread().isInterrupted();
  }

  /** Returns the value if it is known, else null. Does not block. */
  @Nullable T peek() {
    CompletableFuture<T> known = value.get();
    return known == null || !known.isDone() || known.isCompletedExceptionally()
        ? null
        : known.join();
  }

  /** Throws any failure as it is, be it one that the source did not declare. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException unchecked(Throwable e) throws E {
    throw (E) e;
  }
}
