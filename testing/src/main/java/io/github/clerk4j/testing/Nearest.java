package io.github.clerk4j.testing;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Texts in the order of their likeness to a misspelled one, for messages. */
final class Nearest {
  private Nearest() {}

  /** Returns the texts, the most alike first. */
  static List<String> sorted(String text, Collection<String> known) {
    String lower = text.toLowerCase(Locale.ROOT);
    return known.stream()
        .sorted(
            Comparator.comparingInt((String each) -> distance(lower, each.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Returns the number of characters to insert, remove or replace (Levenshtein). */
  static int distance(String first, String second) {
    int[] row = new int[second.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= first.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= second.length(); j++) {
        int replaced = diagonal + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[second.length()];
  }
}
