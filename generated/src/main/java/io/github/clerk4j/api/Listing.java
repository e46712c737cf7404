package io.github.clerk4j.api;

import io.github.clerk4j.model.ClerkModel;
import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.TotalCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okio.ByteString;
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

  /** Returns the id of an item that {@code starting_after} takes. */
  String cursor(T item) {
    return String.valueOf(id == null ? null : id.apply(item));
  }

  /**
   * Returns keys by which items are recognized on other pages: one for each item, or one for the
   * whole page if an item has no identity. Equal values without an id can be different items.
   */
  long[] keys(List<T> items) {
    List<@Nullable Object> identities = new ArrayList<>();
    items.forEach(each -> identities.add(identity(each)));
    List<?> identified = identities.contains(null) ? List.of(items) : identities;
    return identified.stream().mapToLong(Listing::key).toArray();
  }

  /** Returns the id of an item, or a model with its id, or null without one. */
  private @Nullable Object identity(T item) {
    Object found =
        id != null ? id.apply(item) : item instanceof Map<?, ?> members ? members.get("id") : null;
    if (found instanceof String text && !text.isEmpty()) {
      return text;
    }
    return item instanceof ClerkModel ? item : null;
  }

  /** Returns the first bytes of a hash of the value and its text, which alone can be masked. */
  private static long key(@Nullable Object identity) {
    return ByteString.encodeUtf8(Objects.hashCode(identity) + " " + identity)
        .sha256()
        .asByteBuffer()
        .getLong();
  }
}
