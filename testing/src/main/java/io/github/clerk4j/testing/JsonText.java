package io.github.clerk4j.testing;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.clerk4j.model.Json;
import java.io.EOFException;
import java.io.IOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** JSON from outside, with errors that name the line. */
final class JsonText {
  private JsonText() {}

  /**
   * Returns the map, list, string, number, boolean or null.
   *
   * @throws IllegalArgumentException if it is no JSON that can be read; the message is a predicate,
   *     such as {@code is not JSON at line 3}
   */
  static @Nullable Object read(String text) {
    try {
      return text.strip().equals("null") ? null : Json.read(Object.class, text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(fault(text), e);
    }
  }

  private static String fault(String text) {
    Buffer rest = new Buffer().writeUtf8(text);
    long size = rest.size();
    JsonReader in = JsonReader.of(rest);
    boolean whole = false;
    try {
      in.skipValue();
      whole = true;
      return "has something after its end: " + in.peek();
    } catch (EOFException e) {
      return "ends too early, at " + line(text, size);
    } catch (IOException e) {
      return (whole ? "has something after its end, at " : "is not JSON at ")
          + line(text, size - rest.size());
    } catch (JsonDataException e) { // the reader's only limit
      return "is nested too deeply: 255 levels are the most";
    }
  }

  private static String line(String text, long bytes) {
    byte newline = '\n';
    Buffer before = new Buffer().writeUtf8(text);
    long lines = 1;
    for (long i = 0; i < Math.min(bytes, before.size()); i++) {
      if (before.getByte(i) == newline) {
        lines++;
      }
    }
    return "line " + lines;
  }
}
