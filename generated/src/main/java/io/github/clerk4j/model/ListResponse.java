package io.github.clerk4j.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response of a list operation: a bare array, or an object with the items and their total.
 *
 * @param items the items that could be read
 * @param received the number of entries in the response, with those that are not items, such as
 *     null
 * @param totalCount the number of items in all, or null if Clerk does not send it
 */
public record ListResponse<T>(List<T> items, int received, @Nullable Long totalCount) {
  public ListResponse {
    items = List.copyOf(items);
  }
}
