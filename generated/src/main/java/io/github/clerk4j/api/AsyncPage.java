package io.github.clerk4j.api;

import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.Params;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, with asynchronous access to the next pages. Otherwise the same as {@link Page}.
 * Immutable.
 */
public final class AsyncPage<T> {
  private final Transport caller;
  private final Paging<T> paging;
  private final ListResponse<T> slice;

  private AsyncPage(Transport caller, Paging<T> paging, ListResponse<T> slice) {
    this.caller = caller;
    this.paging = paging;
    this.slice = slice;
  }

  static <T> CompletableFuture<AsyncPage<T>> first(
      Transport caller, Params params, LongFunction<ApiCall<ListResponse<T>>> callAt) {
    return at(caller, Paging.of(callAt, params));
  }

  private static <T> CompletableFuture<AsyncPage<T>> at(Transport caller, Paging<T> paging) {
    CompletableFuture<ListResponse<T>> slice = caller.callAsync(paging.call());
    CompletableFuture<AsyncPage<T>> page =
        slice.thenApply(found -> new AsyncPage<>(caller, paging, paging.page(found)));
    var unused =
        page.whenComplete(
            (value, failure) -> {
              if (page.isCancelled()) {
                slice.cancel(true);
              }
            });
    return page;
  }

  /** Returns the items of this page. */
  public List<T> items() {
    return slice.items();
  }

  /** Returns the number of items on all pages, or null if Clerk does not send it. */
  public @Nullable Long totalCount() {
    return slice.totalCount();
  }

  /**
   * Returns true if there can be another page. Without a total from Clerk, another page can follow
   * every full page.
   */
  public boolean hasNext() {
    return paging.hasNextAfter(slice);
  }

  /**
   * Requests the next page. It is empty, and the last, if Clerk sends the same items again. The
   * future fails with {@code NoSuchElementException} after the last page.
   */
  public CompletableFuture<AsyncPage<T>> next() {
    return hasNext()
        ? at(caller, paging.after(slice))
        : CompletableFuture.failedFuture(new NoSuchElementException("this is the last page"));
  }

  /**
   * Passes the items of this and all following pages to a consumer, in order and one at a time. The
   * future completes after the last item, or fails with the exception of a request or of the
   * consumer. Cancelling the future cancels the request in flight.
   */
  public CompletableFuture<Void> forEach(Consumer<? super T> consumer) {
    Walk<T> walk = new Walk<>(consumer);
    walk.from(this);
    return walk;
  }

  @Override
  public String toString() {
    return "AsyncPage[" + slice.items().size() + " items, totalCount=" + slice.totalCount() + "]";
  }

  /**
   * The walk through all pages: a loop, because pages that arrive at once would overflow the stack.
   */
  private static final class Walk<T> extends CompletableFuture<Void> {
    private final Consumer<? super T> consumer;
    private volatile @Nullable CompletableFuture<AsyncPage<T>> asked;

    Walk(Consumer<? super T> consumer) {
      this.consumer = consumer;
    }

    void from(AsyncPage<T> first) {
      AsyncPage<T> page = first;
      try {
        while (!isDone()) {
          for (T each : page.items()) {
            consumer.accept(each);
            if (isDone()) {
              return;
            }
          }
          if (!page.hasNext()) {
            complete(null);
            return;
          }
          CompletableFuture<AsyncPage<T>> next = page.next();
          asked = next;
          if (isCancelled()) { // while the page was requested
            next.cancel(true);
          }
          if (!next.isDone() || next.isCompletedExceptionally()) {
            var unused = next.whenComplete(this::arrived);
            return;
          }
          page = next.join();
        }
      } catch (Throwable e) { // in Kotlin, a consumer can throw any exception
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        completeExceptionally(e);
      }
    }

    private void arrived(@Nullable AsyncPage<T> page, @Nullable Throwable failure) {
      if (page != null) {
        from(page);
      } else if (failure != null) {
        completeExceptionally(failure);
      }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      CompletableFuture<AsyncPage<T>> call = asked;
      if (cancelled && call != null) {
        call.cancel(mayInterruptIfRunning);
      }
      return cancelled;
    }
  }
}
