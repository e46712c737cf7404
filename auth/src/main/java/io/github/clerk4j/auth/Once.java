package io.github.clerk4j.auth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is asked for at most once; a failure is passed on to whoever waits for it, and may
 * be tried again.
 */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private final AtomicReference<@Nullable CompletableFuture<T>> value = new AtomicReference<>();

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> first = value.compareAndExchange(null, mine);
    if (first != null) {
      return joined(first);
    }
    try {
      mine.complete(source.get());
    } catch (RuntimeException | Error e) {
      value.set(null);
      mine.completeExceptionally(e);
      throw e;
    }
    return joined(mine);
  }

  /** The value, if it is there already; else null. Waits for nothing. */
  @Nullable T peek() {
    CompletableFuture<T> known = value.get();
    return known == null || !known.isDone() || known.isCompletedExceptionally()
        ? null
        : known.join();
  }

  private static <T> T joined(CompletableFuture<T> value) {
    try {
      return value.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
