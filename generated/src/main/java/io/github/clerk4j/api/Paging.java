package io.github.clerk4j.api;

import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.Params;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A position in a list.
 *
 * @param callAt the call for the page at an offset
 * @param whole true if the caller wants the list in one page
 * @param before the page before this position, or null at the first
 */
record Paging<T>(
    LongFunction<ApiCall<ListResponse<T>>> callAt,
    long offset,
    long limit,
    boolean whole,
    @Nullable ListResponse<T> before) {
  /** Clerk's default limit. */
  private static final long DEFAULT_LIMIT = 10;

  private static final long LARGEST_LIMIT = 500;

  static <T> Paging<T> of(LongFunction<ApiCall<ListResponse<T>>> callAt, Params params) {
    return new Paging<>(
        callAt,
        number(params, "offset", 0),
        number(params, "limit", DEFAULT_LIMIT),
        Boolean.FALSE.equals(params.fields().get("paginated")),
        null);
  }

  ApiCall<ListResponse<T>> call() {
    return callAt.apply(offset);
  }

  /**
   * Returns the page in a response. It is empty if it repeats the page before: the offset then had
   * no effect, and the list would never end.
   */
  ListResponse<T> page(ListResponse<T> received) {
    return before != null
            && received.received() == before.received()
            && received.items().equals(before.items())
        ? new ListResponse<>(List.of(), 0, received.totalCount())
        : received;
  }

  boolean hasNextAfter(ListResponse<T> page) {
    Long total = page.totalCount();
    return page.received() > 0
        && !whole
        && (total == null ? isFull(page.received()) : offset + page.received() < total);
  }

  /** Returns true for a full page. More items than the limit are the whole list, at any offset. */
  private boolean isFull(int received) {
    return received == limit || (limit > LARGEST_LIMIT && received == LARGEST_LIMIT);
  }

  Paging<T> after(ListResponse<T> page) {
    return new Paging<>(callAt, offset + page.received(), limit, whole, page);
  }

  private static long number(Params params, String name, long otherwise) {
    return params.fields().get(name) instanceof Number number ? number.longValue() : otherwise;
  }
}
