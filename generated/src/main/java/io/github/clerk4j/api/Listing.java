package io.github.clerk4j.api;

import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.TotalCount;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A list of Clerk's, as an operation describes it. Immutable.
 *
 * @param call the call for the first page
 * @param defaults the query parameters that are sent unless the caller sets them
 * @param count the call for the number of items, or null if Clerk has none
 * @param id the id that the parameter {@code starting_after} takes, or null without such a
 *     parameter
 */
record Listing<T>(
    ApiCall<ListResponse<T>> call,
    Map<String, String> defaults,
    @Nullable ApiCall<TotalCount> count,
    @Nullable Function<? super T, String> id) {
  private static final Map<String, String> PAGINATED = Map.of("paginated", "true");

  /** The parameters that select a page or an order, and no items. */
  private static final Set<String> POSITION =
      Set.of("limit", "offset", "order_by", Paging.STARTING_AFTER, "paginated");

  static <T> Listing<T> of(ApiCall<ListResponse<T>> call) {
    return new Listing<>(call, Map.of(), null, null);
  }

  /** Asks for pages with a total. */
  Listing<T> paginated() {
    return new Listing<>(call, PAGINATED, count, id);
  }

  Listing<T> countedBy(ApiCall<TotalCount> count) {
    return new Listing<>(call, defaults, count, id);
  }

  Listing<T> continuedAfter(Function<? super T, String> id) {
    return new Listing<>(call, defaults, count, id);
  }

  /**
   * Returns the call for the number of items that match a filter, or null without one.
   *
   * @param page the URL of a page
   */
  @Nullable ApiCall<TotalCount> counting(HttpUrl page) {
    if (count == null) {
      return null;
    }
    HttpUrl.Builder url = count.request().url().newBuilder().encodedQuery(page.encodedQuery());
    POSITION.forEach(url::removeAllQueryParameters);
    return count.at(url.build());
  }

  /** Returns the identity of an item. */
  Object key(T item) {
    return id == null ? item : id.apply(item);
  }
}
