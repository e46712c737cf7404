package io.github.clerk4j.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a list operation, whether Clerk sent a bare array or an object with the items and
 * their total.
 *
 * @param items the items that could be read
 * @param received how many entries the answer had, with those that were not items at all, such as
 *     null
 * @param totalCount how many items there are in all, or null where Clerk does not say
 */
public record ListResponse<T>(List<T> items, int received, @Nullable Long totalCount) {
  public ListResponse {
    items = List.copyOf(items);
  }
}
