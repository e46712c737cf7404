package io.github.clerk4j.api;

import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.TotalCount;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A position in a list. Immutable.
 *
 * @param call the call for the page at this position
 * @param seen the pages before this position, or null at the first
 */
record Paging<T>(
    Listing<T> list, ApiCall<ListResponse<T>> call, long offset, @Nullable PagesSeen seen) {
  static final String STARTING_AFTER = "starting_after";

  /** Clerk's default limit. */
  private static final long DEFAULT_LIMIT = 10;

  private static final long LARGEST_LIMIT = 500;
  private static final String OFFSET = "offset";

  /**
   * Returns the position of the first page.
   *
   * @param added the parameters that the transport adds to each query
   */
  static <T> Paging<T> of(Listing<T> list, Map<String, String> added) {
    ApiCall<ListResponse<T>> call = list.call().withDefaults(added).withDefaults(list.defaults());
    return new Paging<>(list, call, number(call, OFFSET, 0), null);
  }

  /** Returns the call for the number of items on all pages, or null without one. */
  @Nullable ApiCall<TotalCount> counting() {
    return list.counting(call.request().url());
  }

  /**
   * Returns the page in a response. It is empty if all its items were on earlier pages, because the
   * list would never end.
   */
  ListResponse<T> page(ListResponse<T> received) {
    return seen != null && seen.hasAllOf(items(received))
        ? new ListResponse<>(List.of(), 0, received.totalCount())
        : received;
  }

  boolean hasNextAfter(ListResponse<T> page) {
    if (page.received() == 0 || "false".equals(parameter("paginated"))) {
      return false;
    }
    Long total = page.totalCount();
    return isByCursor()
        ? !page.items().isEmpty() && isFull(page.received())
        : total == null ? isFull(page.received()) : offset + page.received() < total;
  }

  /** Returns true for a full page. More items than the limit are the whole list, at any offset. */
  private boolean isFull(int received) {
    long limit = number(call, "limit", DEFAULT_LIMIT);
    return received == limit || (limit > LARGEST_LIMIT && received == LARGEST_LIMIT);
  }

  Paging<T> after(ListResponse<T> page) {
    PagesSeen all = seen == null ? PagesSeen.of(items(page)) : seen.and(items(page));
    long next = offset + page.received();
    return new Paging<>(
        list,
        isByCursor()
            ? call.with(STARTING_AFTER, lastId(page))
            : call.with(OFFSET, String.valueOf(next)),
        next,
        all);
  }

  /** Returns true if each page begins after an item, and not at an offset. */
  private boolean isByCursor() {
    return list.id() != null && parameter(STARTING_AFTER) != null;
  }

  private String lastId(ListResponse<T> page) {
    return String.valueOf(list.key(page.items().get(page.items().size() - 1)));
  }

  private PagesSeen.Items items(ListResponse<T> page) {
    return new PagesSeen.Items(page.items().stream().map(list::key).toList(), page.received());
  }

  private @Nullable String parameter(String name) {
    return call.request().url().queryParameter(name);
  }

  private static long number(ApiCall<?> call, String name, long otherwise) {
    HttpUrl url = call.request().url();
    try {
      String value = url.queryParameter(name);
      return value == null ? otherwise : Long.parseLong(value);
    } catch (NumberFormatException e) {
      return otherwise; // Clerk will reject it
    }
  }
}
