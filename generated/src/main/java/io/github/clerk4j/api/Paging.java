package io.github.clerk4j.api;

import io.github.clerk4j.model.Params;
import io.github.clerk4j.model.Slice;
import java.util.function.LongFunction;

/**
 * Where in a list one is.
 *
 * @param callAt the call for the page that begins at an offset
 * @param whole whether the caller wants the list not to be cut into pages
 */
record Paging<T>(LongFunction<ApiCall<Slice<T>>> callAt, long offset, long limit, boolean whole) {
  /** What Clerk takes where no limit is given. */
  private static final long DEFAULT_LIMIT = 10;

  private static final long LARGEST_LIMIT = 500;

  static <T> Paging<T> of(LongFunction<ApiCall<Slice<T>>> callAt, Params params) {
    return new Paging<>(
        callAt,
        number(params, "offset", 0),
        number(params, "limit", DEFAULT_LIMIT),
        Boolean.FALSE.equals(params.fields().get("paginated")));
  }

  ApiCall<Slice<T>> call() {
    return callAt.apply(offset);
  }

  boolean hasNextAfter(Slice<T> slice) {
    Long total = slice.totalCount();
    return slice.received() > 0
        && !whole
        && (total == null ? isFull(slice.received()) : offset + slice.received() < total);
  }

  /** More than the limit is no page but the whole list, which would be the same at any offset. */
  private boolean isFull(int received) {
    return received == limit || (limit > LARGEST_LIMIT && received == LARGEST_LIMIT);
  }

  Paging<T> after(Slice<T> slice) {
    return new Paging<>(callAt, offset + slice.received(), limit, whole);
  }

  private static long number(Params params, String name, long otherwise) {
    return params.fields().get(name) instanceof Number number ? number.longValue() : otherwise;
  }
}
