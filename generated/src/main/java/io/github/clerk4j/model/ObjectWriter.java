package io.github.clerk4j.model;

import com.squareup.moshi.JsonWriter;
import io.github.clerk4j.model.AdditionalProperties.Gaps;
import io.github.clerk4j.model.AdditionalProperties.Spelling;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
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
  private final AdditionalProperties rest;

  private final boolean privateLeftOut;

  /** The member that is left out, or 0. */
  private final int leftOut;

  /** Begins the object. */
  ObjectWriter(JsonWriter out, ObjectReader.Names names, AdditionalProperties rest)
      throws IOException {
    this.out = out;
    this.names = names;
    this.rest = rest;
    this.privateLeftOut = PrivateData.isLeftOut(out);
    this.leftOut = privateLeftOut ? names.privateMember : 0;
    out.beginObject();
  }

  void end() throws IOException {
    JsonTree.writeMembers(out, rest.asMap());
    out.endObject();
  }

  <T> void value(int member, Adapter<T> adapter, @Nullable T value, @Nullable T fallback)
      throws IOException {
    if (member == leftOut
        || (!rest.isNone() && (value == null || value.equals(fallback)) && asFound(member))) {
      return;
    }
    String name = names.of(member);
    if (value == null) {
      if ((names.nullWritten >>> member & 1) != 0) {
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
    if (member == leftOut || (items.isEmpty() && asFound(member))) {
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

  /** Writes a member with any members of its own. */
  void object(int member, Map<String, ?> members) throws IOException {
    if (member == leftOut || (members.isEmpty() && asFound(member))) {
      return;
    }
    String name = names.of(member);
    out.name(name);
    JsonTree.write(out, name, members);
  }

  <T extends @Nullable Object> void map(int member, Adapter<T> adapter, Map<String, T> entries)
      throws IOException {
    if (member == leftOut || (entries.isEmpty() && asFound(member))) {
      return;
    }
    out.name(names.of(member)).beginObject();
    for (Map.Entry<String, T> each : entries.entrySet()) {
      if (privateLeftOut && each.getKey().equals(PrivateData.NAME)) {
        continue;
      }
      out.name(each.getKey());
      if (each.getValue() == null) {
        out.nullValue();
      } else {
        adapter.write(out, each.getValue());
      }
    }
    Map<Object, @Nullable Object> gaps = new LinkedHashMap<>(gaps(member));
    gaps.keySet().removeAll(entries.keySet());
    JsonTree.writeMembers(out, gaps);
    out.endObject();
  }

  /** Returns true if this member is written as it was found, or left out, whatever its value. */
  private boolean asFound(int member) throws IOException {
    String name = names.of(member);
    if (rest.isMistyped(name)
        && !(rest.mistyped(name) instanceof Gaps)
        && !(rest.mistyped(name) instanceof Spelling)) {
      out.name(name);
      JsonTree.write(out, name, rest.mistyped(name));
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
