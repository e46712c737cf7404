package io.github.clerk4j.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A memory of the items on the earlier pages of a list, with 8 bytes for each item. Immutable,
 * because every page can be continued more than once.
 */
final class ItemsSeen {
  static final ItemsSeen NONE = new ItemsSeen(List.of());

  /** Sorted keys of items. Each array is longer than the next, so that there are few. */
  private final List<long[]> runs;

  private ItemsSeen(List<long[]> runs) {
    this.runs = runs;
  }

  /** Returns the memory after another page. */
  ItemsSeen and(long[] keys) {
    if (keys.length == 0) {
      return this;
    }
    List<long[]> next = new ArrayList<>(runs);
    long[] run = LongStream.of(keys).sorted().toArray();
    while (!next.isEmpty() && next.get(next.size() - 1).length <= run.length) {
      long[] shorter = next.remove(next.size() - 1);
      run = LongStream.concat(LongStream.of(shorter), LongStream.of(run)).sorted().toArray();
    }
    next.add(run);
    return new ItemsSeen(next);
  }

  /** Returns true if no key is new. */
  boolean hasAllOf(long[] keys) {
    return LongStream.of(keys).allMatch(this::has);
  }

  private boolean has(long key) {
    return runs.stream().anyMatch(each -> Arrays.binarySearch(each, key) >= 0);
  }
}
