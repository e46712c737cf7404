package io.github.clerk4j.model;

import com.squareup.moshi.JsonReader;
import io.github.clerk4j.model.AdditionalProperties.Gaps;
import io.github.clerk4j.model.AdditionalProperties.Spelling;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A reader of the members of one JSON object, one after the other. */
final class ObjectReader {
  /** The names of a model's members, the first of which is member 1, and their presence. */
  static final class Names {
    final String[] names;
    final JsonReader.Options options;

    /** The members that are written even if they were not read, one bit each. */
    final long expected;

    /** The expected members that are written as null then, one bit each. */
    final long nullWritten;

    /** The number of the member for private metadata, or 0. */
    final int privateMember;

    /**
     * Creates the names.
     *
     * @param presence a character for each name: {@code !} for a member that is expected, {@code ?}
     *     for one that is expected and can be null, {@code .} for one that can be absent
     */
    Names(String presence, String... names) {
      if (names.length >= Long.SIZE) {
        throw new IllegalArgumentException("more members than bits: " + names.length);
      }
      this.names = names;
      this.options = JsonReader.Options.of(names);
      this.expected = bits(presence, '!') | bits(presence, '?');
      this.nullWritten = bits(presence, '?');
      this.privateMember = Arrays.asList(names).indexOf(PrivateData.NAME) + 1;
    }

    private static long bits(String presence, char kind) {
      long bits = 0;
      for (int i = 0; i < presence.length(); i++) {
        bits |= presence.charAt(i) == kind ? 2L << i : 0;
      }
      return bits;
    }

    String of(int member) {
      return names[member - 1];
    }
  }

  private final JsonReader in;
  private final Names names;
  private long seen;
  private long nulls;
  private int member;
  private @Nullable Map<String, @Nullable Object> unknown;
  private @Nullable Map<String, @Nullable Object> mistyped;

  /** Enters the next object. */
  ObjectReader(JsonReader in, Names names) throws IOException {
    Adapter.expect(JsonReader.Token.BEGIN_OBJECT, in);
    in.beginObject();
    this.in = in;
    this.names = names;
  }

  /**
   * Returns the number of the next member that is known and not null, or 0 at the end of the
   * object.
   */
  int next() throws IOException {
    while (in.hasNext()) {
      member = in.selectName(names.options) + 1;
      if (member == 0) {
        if (unknown == null) {
          unknown = new LinkedHashMap<>();
        }
        unknown.put(in.nextName(), JsonTree.read(in));
        continue;
      }
      seen |= 1L << member;
      if (in.peek() != JsonReader.Token.NULL) {
        nulls &= ~(1L << member); // the last one counts if a name occurs twice
        return member;
      }
      in.nextNull();
      nulls |= 1L << member;
    }
    in.endObject();
    return 0;
  }

  /** Returns the value of the current member, or the fallback if it has another type. */
  <T extends @Nullable Object> T value(Adapter<? extends T> adapter, T fallback)
      throws IOException {
    try {
      return adapter.read(in);
    } catch (TypeMismatch e) {
      keep(e.value);
      return fallback;
    }
  }

  /** Returns the value of a time in RFC 3339, and keeps its spelling. */
  @Nullable Instant dateTime(@Nullable Instant fallback) throws IOException {
    if (in.peek() != JsonReader.Token.STRING) {
      keep(JsonTree.read(in));
      return fallback;
    }
    String text = in.nextString();
    Instant time = Adapter.instant(text);
    if (time == null) {
      keep(text);
    } else if (!time.toString().equals(text)) {
      keep((Object) new Spelling(text));
    }
    return time == null ? fallback : time;
  }

  /** Returns a time in milliseconds since the epoch, or seconds, and keeps the number. */
  @Nullable Instant millis(@Nullable Instant fallback) throws IOException {
    return unixTime(Instant::toEpochMilli, fallback);
  }

  /** Returns a time in seconds since the epoch, or milliseconds, and keeps the number. */
  @Nullable Instant seconds(@Nullable Instant fallback) throws IOException {
    return unixTime(Instant::getEpochSecond, fallback);
  }

  private @Nullable Instant unixTime(ToLongFunction<Instant> written, @Nullable Instant fallback)
      throws IOException {
    long number;
    try {
      number = Adapter.LONG.read(in);
    } catch (TypeMismatch e) {
      keep(e.value);
      return fallback;
    }
    Instant time = Adapter.unixTime(number);
    if (written.applyAsLong(time) != number) {
      keep((Object) new Spelling(number));
    }
    return time;
  }

  <T> List<T> list(Adapter<T> item) throws IOException {
    if (in.peek() != JsonReader.Token.BEGIN_ARRAY) {
      keep(JsonTree.read(in));
      return List.of();
    }
    in.beginArray();
    if (!in.hasNext()) {
      in.endArray();
      return List.of();
    }
    List<T> items = new ArrayList<>();
    Map<Object, @Nullable Object> gaps = null;
    for (int i = 0; in.hasNext(); i++) {
      try {
        items.add(item.read(in));
      } catch (TypeMismatch e) {
        gaps = put(gaps, i, e.value);
      }
    }
    in.endArray();
    keep(gaps);
    return List.copyOf(items);
  }

  <T> Map<String, T> map(Adapter<T> value) throws IOException {
    if (in.peek() != JsonReader.Token.BEGIN_OBJECT) {
      keep(JsonTree.read(in));
      return Map.of();
    }
    Map<String, T> entries = new LinkedHashMap<>();
    Map<Object, @Nullable Object> gaps = null;
    in.beginObject();
    while (in.hasNext()) {
      String key = in.nextName();
      try {
        entries.put(key, value.read(in));
      } catch (TypeMismatch e) {
        gaps = put(gaps, key, e.value);
      }
    }
    in.endObject();
    keep(gaps);
    return ImmutableMap.own(entries);
  }

  /** Returns the members that the model does not hold, once {@link #next} has returned 0. */
  AdditionalProperties rest() {
    return AdditionalProperties.of(
        unknown, mistyped, names.expected & ~seen, nulls & ~names.nullWritten);
  }

  private void keep(@Nullable Map<Object, @Nullable Object> gaps) {
    if (gaps != null) {
      keep((Object) new Gaps(gaps));
    }
  }

  private void keep(@Nullable Object value) {
    if (mistyped == null) {
      mistyped = new LinkedHashMap<>();
    }
    mistyped.put(names.of(member), value);
  }

  private static Map<Object, @Nullable Object> put(
      @Nullable Map<Object, @Nullable Object> gaps, Object key, @Nullable Object value) {
    Map<Object, @Nullable Object> to = gaps == null ? new LinkedHashMap<>() : gaps;
    to.put(key, value);
    return to;
  }
}
