package io.github.clerk4j.api;

import java.util.List;

/**
 * A memory of some earlier pages of a list: the first one, the latest one, and one whose number is
 * the latest power of two (Brent's algorithm to detect cycles). It finds every cycle of pages
 * without a memory of all items. Immutable.
 *
 * @param number the number of the latest page, from 1
 */
record PagesSeen(int number, Items first, Items power, Items latest) {
  /**
   * The items of a page.
   *
   * @param keys the identities of the items
   * @param received the number of entries, with those that could not be read
   */
  record Items(List<?> keys, int received) {
    private boolean repeats(Items earlier) {
      return keys.isEmpty() && earlier.keys.isEmpty() && received == earlier.received;
    }
  }

  static PagesSeen of(Items first) {
    return new PagesSeen(1, first, first, first);
  }

  /** Returns the memory after another page. */
  PagesSeen and(Items page) {
    int next = number + 1;
    return new PagesSeen(next, first, Integer.bitCount(next) == 1 ? page : power, page);
  }

  /** Returns true if a page has entries, but none that is not on one of these pages. */
  boolean hasAllOf(Items page) {
    return page.keys.isEmpty()
        ? page.repeats(latest) || page.repeats(power) || page.repeats(first)
        : page.keys.stream()
            .allMatch(
                each ->
                    latest.keys.contains(each)
                        || power.keys.contains(each)
                        || first.keys.contains(each));
  }
}
