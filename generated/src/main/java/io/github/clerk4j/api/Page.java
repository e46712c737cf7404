package io.github.clerk4j.api;

import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.TotalCount;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, with access to the next pages. {@link #items()} has the items of this page.
 * {@link #all()}, {@link #stream()} and {@link #forEach} have those of this and all following
 * pages.
 *
 * <p>Clerk counts positions. An item that is created or deleted meanwhile can therefore shift
 * others to another page, unless the request sets {@code startingAfter}. Immutable.
 */
public final class Page<T> {
  private final Transport caller;
  private final Paging<T> paging;
  private final ListResponse<T> slice;

  private Page(Transport caller, Paging<T> paging, ListResponse<T> slice) {
    this.caller = caller;
    this.paging = paging;
    this.slice = slice;
  }

  static <T> Page<T> first(Transport caller, Listing<T> list) {
    return at(caller, Paging.of(list, caller.query()));
  }

  private static <T> Page<T> at(Transport caller, Paging<T> paging) {
    return new Page<>(caller, paging, paging.page(caller.call(paging.call())));
  }

  /** Returns the items of this page. */
  public List<T> items() {
    return slice.items();
  }

  /**
   * Returns the number of items on all pages, or null if Clerk does not tell it. For users, whose
   * lists come without it, each call of this method sends a request that counts them.
   */
  public @Nullable Long totalCount() {
    Long sent = slice.totalCount();
    ApiCall<TotalCount> counting = sent == null ? paging.counting() : null;
    return counting == null ? sent : Long.valueOf(caller.call(counting).totalCount());
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
   *
   * @throws NoSuchElementException after the last page
   */
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("this is the last page");
    }
    return at(caller, paging.after(slice));
  }

  /**
   * Returns the items of this and all following pages. Every iteration requests each following page
   * when it gets there.
   */
  public Iterable<T> all() {
    return () -> new Items<>(this);
  }

  /** Returns a stream of the items of this and all following pages; see {@link #all()}. */
  public Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Items<>(this), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** Passes the items of this and all following pages to a consumer; see {@link #all()}. */
  public void forEach(Consumer<? super T> consumer) {
    all().forEach(consumer);
  }

  @Override
  public String toString() {
    return "Page[" + slice.items().size() + " items, totalCount=" + slice.totalCount() + "]";
  }

  private static final class Items<T> implements Iterator<T> {
    private Page<T> page;
    private final Queue<T> items;

    Items(Page<T> page) {
      this.page = page;
      this.items = new ArrayDeque<>(page.items());
    }

    @Override
    public boolean hasNext() {
      while (items.isEmpty() && page.hasNext()) {
        page = page.next();
        items.addAll(page.items());
      }
      return !items.isEmpty();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there are no more items");
      }
      return items.remove();
    }
  }
}
