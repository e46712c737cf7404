package io.github.clerk4j.model;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSink;
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
    int half = indexOfHalf(text, 0);
    if (half >= 0) {
      throw new IllegalArgumentException(
          name
              + " must be well-formed Unicode: it has half of a surrogate pair at index "
              + half
              + "; cut texts at code points");
    }
    return text;
  }

  /** Writes a text, with half of a surrogate pair as an escape. */
  static void write(JsonWriter out, String text) throws IOException {
    if (indexOfHalf(text, 0) < 0) {
      out.value(text);
      return;
    }
    try (BufferedSink json = out.valueSink()) {
      json.writeByte('"');
      int begin = 0;
      for (int i; (i = indexOfHalf(text, begin)) >= 0; begin = i + 1) {
        json.writeUtf8(escaped(text.substring(begin, i)));
        json.writeUtf8(String.format(Locale.ROOT, "\\u%04x", (int) text.charAt(i)));
      }
      json.writeUtf8(escaped(text.substring(begin))).writeByte('"');
    }
  }

  /** Returns a text as in JSON, without its quotes. */
  private static String escaped(String text) throws IOException {
    Buffer json = new Buffer();
    JsonWriter.of(json).value(text);
    return json.readUtf8(json.size() - 1).substring(1);
  }

  private static int indexOfHalf(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isHighSurrogate(each)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(each)) {
        return i;
      }
    }
    return -1;
  }

  /** Checks all texts of a tree of maps, collections, records and values without cycles. */
  static void tree(String path, @Nullable Object value) {
    if (value instanceof String text) {
      text(path, text);
    } else if (value instanceof OpenEnum text) {
      text(path, text.value());
    } else if (value instanceof Record record && !(value instanceof ClerkModel)) {
      tree(path, JsonConverter.components(record));
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
