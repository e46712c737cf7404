package io.github.clerk4j.api;

import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.TotalCount;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, with asynchronous access to the next pages. Otherwise the same as {@link Page}:
 * {@link #items()} has the items of this page, {@link #all()} and {@link #forEach} have those of
 * this and all following pages. Immutable.
 *
 * <p>A future that ends before its request, because it is cancelled or by a timeout of its own,
 * cancels the request.
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

  static <T> CompletableFuture<AsyncPage<T>> first(Transport caller, Listing<T> list) {
    return at(caller, Paging.of(list, caller.query()));
  }

  private static <T> CompletableFuture<AsyncPage<T>> at(Transport caller, Paging<T> paging) {
    return DependentFuture.of(
        caller.callAsync(paging.call()),
        found -> new AsyncPage<>(caller, paging, paging.page(found)));
  }

  /** Returns the items of this page. */
  public List<T> items() {
    return slice.items();
  }

  /**
   * Returns the number of items on all pages, or null if Clerk does not tell it. For users, whose
   * lists come without it, each call of this method sends a request that counts them.
   */
  public CompletableFuture<@Nullable Long> totalCount() {
    Long sent = slice.totalCount();
    ApiCall<TotalCount> counting = sent == null ? paging.counting() : null;
    return counting == null
        ? CompletableFuture.completedFuture(sent)
        : DependentFuture.of(caller.callAsync(counting), TotalCount::totalCount);
  }

  /**
   * Returns true if there can be another page. Without a total from Clerk, another page can follow
   * every full page.
   */
  public boolean hasNext() {
    return paging.hasNextAfter(slice);
  }

  /**
   * Requests the next page. It is empty, and the last, if Clerk sends only items of earlier pages.
   * The future fails with {@code NoSuchElementException} after the last page.
   */
  public CompletableFuture<AsyncPage<T>> next() {
    return hasNext()
        ? at(caller, paging.after(slice))
        : CompletableFuture.failedFuture(new NoSuchElementException("this is the last page"));
  }

  /**
   * Collects the items of this and all following pages. To work on them while they arrive, and
   * without all of them in memory, use {@link #forEach}.
   */
  public CompletableFuture<List<T>> all() {
    List<T> items = new ArrayList<>();
    return DependentFuture.of(forEach(items::add), done -> List.copyOf(items));
  }

  /**
   * Passes the items of this and all following pages to a consumer, in order and one at a time. The
   * future completes after the last item, or fails with the exception of a request or of the
   * consumer.
   */
  public CompletableFuture<Void> forEach(Consumer<? super T> consumer) {
    Walk<T> walk = new Walk<>(consumer);
    walk.from(this);
    return walk.end;
  }

  @Override
  public String toString() {
    return "AsyncPage[" + slice.items().size() + " items, totalCount=" + slice.totalCount() + "]";
  }

  /**
   * The walk through all pages: a loop, because pages that arrive at once would overflow the stack.
   */
  private static final class Walk<T> {
    final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Consumer<? super T> consumer;
    private volatile @Nullable CompletableFuture<AsyncPage<T>> asked;

    Walk(Consumer<? super T> consumer) {
      this.consumer = consumer;
      var unused = end.whenComplete((done, failure) -> stop());
    }

    /** Cancels the request in flight, after the walk ended before it. */
    private void stop() {
      CompletableFuture<AsyncPage<T>> call = asked;
      if (call != null && !call.isDone()) {
        call.cancel(true);
      }
    }

    void from(AsyncPage<T> first) {
      AsyncPage<T> page = first;
      try {
        while (!end.isDone()) {
          for (T each : page.items()) {
            consumer.accept(each);
            if (end.isDone()) {
              return;
            }
          }
          if (!page.hasNext()) {
            end.complete(null);
            return;
          }
          CompletableFuture<AsyncPage<T>> next = page.next();
          asked = next;
          if (end.isDone()) { // while the page was requested
            stop();
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
        end.completeExceptionally(e);
      }
    }

    private void arrived(@Nullable AsyncPage<T> page, @Nullable Throwable failure) {
      if (page != null) {
        from(page);
      } else if (failure != null) {
        end.completeExceptionally(failure);
      }
    }
  }
}
