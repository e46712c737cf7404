package io.github.clerk4j.api;

import io.github.clerk4j.model.Params;
import io.github.clerk4j.model.Slice;
import java.util.function.LongFunction;

/**
 * Where in a list one is.
 *
 * @param callAt the call for the page that begins at an offset
 */
record Paging<T>(LongFunction<ApiCall<Slice<T>>> callAt, long offset, long limit) {
  /** What Clerk takes where no limit is given. */
  private static final long DEFAULT_LIMIT = 10;

  static <T> Paging<T> of(LongFunction<ApiCall<Slice<T>>> callAt, Params params) {
    return new Paging<>(
        callAt, number(params, "offset", 0), number(params, "limit", DEFAULT_LIMIT));
  }

  ApiCall<Slice<T>> call() {
    return callAt.apply(offset);
  }

  boolean hasNextAfter(Slice<T> slice) {
    Long total = slice.totalCount();
    return slice.received() > 0
        && (total == null ? slice.received() >= limit : offset + slice.received() < total);
  }

  Paging<T> after(Slice<T> slice) {
    return new Paging<>(callAt, offset + slice.received(), limit);
  }

  private static long number(Params params, String name, long otherwise) {
    return params.fields().get(name) instanceof Number number ? number.longValue() : otherwise;
  }
}
