package io.github.clerk4j.model;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A check that text is well-formed Unicode. Half of a surrogate pair has no UTF-8 and would be sent
 * as a question mark.
 */
public final class WellFormed {
  private WellFormed() {}

  /**
   * Returns a text that has an encoding in UTF-8.
   *
   * @param name the argument or setting, for the message, which does not show the text
   * @throws IllegalArgumentException if it has half of a surrogate pair
   */
  public static String text(String name, String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isHighSurrogate(each)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(each)) {
        throw new IllegalArgumentException(
            name
                + " must be well-formed Unicode: it has half of a surrogate pair at index "
                + i
                + "; cut texts at code points");
      }
    }
    return text;
  }

  /** Checks all texts of a tree of maps, collections and values without cycles. */
  static void tree(String path, @Nullable Object value) {
    if (value instanceof String text) {
      text(path, text);
    } else if (value instanceof OpenEnum text) {
      text(path, text.value());
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, each) -> {
            text("the name of a member of " + path, String.valueOf(name));
            tree(path + "." + name, each);
          });
    } else if (value instanceof Collection<?> items) {
      int i = 0;
      for (Object each : items) {
        tree(path + "[" + i++ + "]", each);
      }
    }
  }
}
