package io.github.clerk4j.model;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON of any shape as immutable maps, lists, strings, booleans, numbers and null.
 *
 * <p>Whole numbers are {@code Long} or {@code BigInteger}. Others are {@code Double}, or {@code
 * BigDecimal} if a double would change the value.
 */
final class JsonTree {
  /** The depth of a tree to send; the rest of the 255 levels is for its surroundings. */
  private static final int DEEPEST = 200;

  private JsonTree() {}

  static @Nullable Object read(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> readObject(in);
      case BEGIN_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
          items.add(read(in));
        }
        in.endArray();
        yield Collections.unmodifiableList(items);
      }
      case STRING -> in.nextString();
      case NUMBER -> number(in.nextString());
      case BOOLEAN -> in.nextBoolean();
      default -> in.nextNull();
    };
  }

  static Map<String, @Nullable Object> readObject(JsonReader in) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      members.put(in.nextName(), read(in));
    }
    in.endObject();
    return ImmutableMap.own(members);
  }

  static Number number(String text) {
    if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      double value = Double.parseDouble(text);
      BigDecimal exact = exact(text);
      return Double.isFinite(value) && exact.compareTo(BigDecimal.valueOf(value)) == 0
          ? value
          : exact;
    }
    return text.length() < 19 ? (Number) Long.parseLong(text) : small(new BigInteger(text));
  }

  private static BigDecimal exact(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) { // its message repeats the text
      throw new JsonDataException("a number of too large an exponent");
    }
  }

  private static Number small(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Number) value.longValueExact() : value;
  }

  /** Writes a tree, with models, params, open enums and nested collections of them. */
  static void write(JsonWriter out, @Nullable Object value) throws IOException {
    write(out, value, PrivateData.isLeftOut(out));
  }

  /** Writes the value of a member. */
  static void write(JsonWriter out, String name, @Nullable Object value) throws IOException {
    write(out, value, PrivateData.isLeftOut(out) && PrivateData.canBeWithin(name));
  }

  /** Writes members of an object that was begun. */
  static void writeMembers(JsonWriter out, Map<?, ?> members) throws IOException {
    writeMembers(out, members, PrivateData.isLeftOut(out));
  }

  private static void writeMembers(JsonWriter out, Map<?, ?> members, boolean privateLeftOut)
      throws IOException {
    for (Map.Entry<?, ?> each : members.entrySet()) {
      if (!(each.getKey() instanceof String name)) {
        throw new IllegalArgumentException("a map with a name that is not a String");
      }
      if (!privateLeftOut || !name.equals(PrivateData.NAME)) {
        out.name(name);
        write(out, each.getValue(), privateLeftOut && PrivateData.canBeWithin(name));
      }
    }
  }

  private static void write(JsonWriter out, @Nullable Object value, boolean privateLeftOut)
      throws IOException {
    if (value == null) {
      out.nullValue();
    } else if (value instanceof String text) {
      out.value(text);
    } else if (value instanceof Boolean bool) {
      out.value(bool);
    } else if (value instanceof Number number) {
      out.value(number);
    } else if (value instanceof OpenEnum text) {
      out.value(text.value());
    } else if (value instanceof Params params) {
      write(out, params.fields(), privateLeftOut);
    } else if (value instanceof Map<?, ?> map) {
      out.beginObject();
      writeMembers(out, map, privateLeftOut);
      out.endObject();
    } else if (value instanceof Collection<?> items) {
      out.beginArray();
      for (Object each : items) {
        write(out, each, privateLeftOut);
      }
      out.endArray();
    } else {
      Models.write(out, value);
    }
  }

  /**
   * Returns an immutable copy of a caller's tree.
   *
   * @param path the name of the tree, for messages
   * @throws IllegalArgumentException for a value that JSON cannot hold, with its position, and for
   *     a tree that is too deep or contains itself
   */
  static @Nullable Object copyOf(@Nullable Object value, String path) {
    return copyOf(value, path, DEEPEST);
  }

  private static @Nullable Object copyOf(@Nullable Object value, String path, int deeper) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger
        || value instanceof BigDecimal
        || value instanceof OpenEnum
        || value instanceof Params
        || value instanceof ImmutableMap<?>) {
      return value;
    }
    if ((value instanceof Double || value instanceof Float)
        && Double.isFinite(((Number) value).doubleValue())) {
      return value;
    }
    if (value instanceof Record record && !(value instanceof ClerkModel)) {
      return copyOf(JsonConverter.components(record), path, deeper);
    }
    String text = JsonScalars.text(value);
    if (text != null) {
      return text;
    }
    if (deeper == 0 && (value instanceof Map || value instanceof Collection)) {
      throw new IllegalArgumentException(
          path.split("[.\\[]", 2)[0]
              + " cannot be sent as JSON: it has more than "
              + DEEPEST
              + " levels, or contains itself");
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      for (Map.Entry<?, ?> each : map.entrySet()) {
        if (!(each.getKey() instanceof String name)) {
          throw new IllegalArgumentException(
              path + " has a member whose name is not a String: " + each.getKey());
        }
        members.put(name, copyOf(each.getValue(), path + "." + name, deeper - 1));
      }
      return ImmutableMap.own(members);
    }
    if (value instanceof Collection<?> items) {
      List<@Nullable Object> copies = new ArrayList<>();
      for (Object each : items) {
        copies.add(copyOf(each, path + "[" + copies.size() + "]", deeper - 1));
      }
      return Collections.unmodifiableList(copies);
    }
    throw new IllegalArgumentException(
        path
            + " cannot be sent as JSON: it is a "
            + value.getClass().getName()
            + "; use a record, Map, List, String, Boolean, finite Number, enum, Instant, LocalDate,"
            + " UUID or null");
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // copyOf returns a map for a map
  static Map<String, @Nullable Object> copyOf(Map<String, ?> members, String path) {
    return (Map<String, @Nullable Object>) copyOf((Object) members, path);
  }
}
