package io.github.clerk4j.model;

import com.squareup.moshi.JsonWriter;
import io.github.clerk4j.model.AdditionalProperties.Gaps;
import io.github.clerk4j.model.AdditionalProperties.Spelling;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A writer of the members of a model as one JSON object.
 *
 * <p>A member that could not be read is written as it was found: absent, as null, or with the value
 * of another type.
 */
final class ObjectWriter {
  private final JsonWriter out;
  private final ObjectReader.Names names;
  private final long nullWritten;
  private final AdditionalProperties rest;

  /**
   * Begins the object.
   *
   * @param nullWritten the members that are written as null if they are null, one bit each
   */
  ObjectWriter(
      JsonWriter out, ObjectReader.Names names, long nullWritten, AdditionalProperties rest)
      throws IOException {
    this.out = out;
    this.names = names;
    this.nullWritten = nullWritten;
    this.rest = rest;
    out.beginObject();
  }

  void end() throws IOException {
    for (Map.Entry<String, @Nullable Object> each : rest.asMap().entrySet()) {
      out.name(each.getKey());
      JsonTree.write(out, each.getValue());
    }
    out.endObject();
  }

  <T> void value(int member, Adapter<T> adapter, @Nullable T value, @Nullable T fallback)
      throws IOException {
    if (!rest.isNone() && (value == null || value.equals(fallback)) && asFound(member)) {
      return;
    }
    String name = names.of(member);
    if (value == null) {
      if ((nullWritten >>> member & 1) != 0) {
        out.name(name).nullValue();
      }
      return;
    }
    out.name(name);
    if (value instanceof Instant
        && rest.mistyped(name) instanceof Spelling found
        && value.equals(found.time())) {
      JsonTree.write(out, found.json());
    } else {
      adapter.write(out, value);
    }
  }

  <T> void list(int member, Adapter<T> item, List<T> items) throws IOException {
    if (items.isEmpty() && asFound(member)) {
      return;
    }
    Map<Object, @Nullable Object> gaps = gaps(member);
    out.name(names.of(member)).beginArray();
    int i = 0;
    for (T each : items) {
      for (; gaps.containsKey(i); i++) {
        JsonTree.write(out, gaps.get(i));
      }
      item.write(out, each);
      i++;
    }
    for (; gaps.containsKey(i); i++) {
      JsonTree.write(out, gaps.get(i));
    }
    out.endArray();
  }

  <T extends @Nullable Object> void map(int member, Adapter<T> adapter, Map<String, T> entries)
      throws IOException {
    if (entries.isEmpty() && asFound(member)) {
      return;
    }
    out.name(names.of(member)).beginObject();
    for (Map.Entry<String, T> each : entries.entrySet()) {
      out.name(each.getKey());
      if (each.getValue() == null) {
        out.nullValue();
      } else {
        adapter.write(out, each.getValue());
      }
    }
    for (Map.Entry<Object, @Nullable Object> each : gaps(member).entrySet()) {
      if (!entries.containsKey(each.getKey())) {
        out.name((String) each.getKey());
        JsonTree.write(out, each.getValue());
      }
    }
    out.endObject();
  }

  /** Returns true if this member is written as it was found, or left out, whatever its value. */
  private boolean asFound(int member) throws IOException {
    String name = names.of(member);
    if (rest.isMistyped(name)
        && !(rest.mistyped(name) instanceof Gaps)
        && !(rest.mistyped(name) instanceof Spelling)) {
      out.name(name);
      JsonTree.write(out, rest.mistyped(name));
      return true;
    }
    if (rest.isExplicitNull(member)) {
      out.name(name).nullValue();
      return true;
    }
    return rest.isAbsent(member);
  }

  private Map<Object, @Nullable Object> gaps(int member) {
    return rest.mistyped(names.of(member)) instanceof Gaps gaps ? gaps.entries() : Map.of();
  }
}
