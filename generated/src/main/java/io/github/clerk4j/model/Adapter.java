package io.github.clerk4j.model;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An adapter that reads and writes one type as JSON, without reflection.
 *
 * <p>A value of another JSON type is consumed as a whole and reported as {@link TypeMismatch}, so
 * that the caller can go on with the next value.
 */
abstract class Adapter<T> {
  /** The year 5138 in seconds, and the year 1973 in milliseconds. */
  static final long SECONDS_END = 100_000_000_000L;

  /**
   * Reads the next value, or consumes it and throws {@link TypeMismatch}; throws {@code
   * IOException} if it is not JSON.
   */
  abstract T read(JsonReader in) throws IOException;

  abstract void write(JsonWriter out, T value) throws IOException;

  static final Adapter<String> STRING =
      new Adapter<>() {
        @Override
        String read(JsonReader in) throws IOException {
          expect(JsonReader.Token.STRING, in);
          return in.nextString();
        }

        @Override
        void write(JsonWriter out, String value) throws IOException {
          out.value(value);
        }
      };

  static final Adapter<Boolean> BOOLEAN =
      new Adapter<>() {
        @Override
        Boolean read(JsonReader in) throws IOException {
          expect(JsonReader.Token.BOOLEAN, in);
          return in.nextBoolean();
        }

        @Override
        void write(JsonWriter out, Boolean value) throws IOException {
          out.value(value);
        }
      };

  static final Adapter<Long> LONG =
      new Adapter<>() {
        @Override
        Long read(JsonReader in) throws IOException {
          expect(JsonReader.Token.NUMBER, in);
          try {
            return in.nextLong();
          } catch (
              JsonDataException e) { // a fraction, or beyond 64 bits; the reader keeps the text
            throw new TypeMismatch(JsonTree.number(in.nextString()));
          }
        }

        @Override
        void write(JsonWriter out, Long value) throws IOException {
          out.value(value);
        }
      };

  static final Adapter<Double> DOUBLE =
      new Adapter<>() {
        @Override
        Double read(JsonReader in) throws IOException {
          expect(JsonReader.Token.NUMBER, in);
          String text = in.nextString();
          double value = Double.parseDouble(text);
          if (Double.isInfinite(value)) { // could not be written again
            throw new TypeMismatch(JsonTree.number(text));
          }
          return value;
        }

        @Override
        void write(JsonWriter out, Double value) throws IOException {
          out.value(value);
        }
      };

  /** An adapter for an {@code Instant} as a number, written in milliseconds since the epoch. */
  static final Adapter<Instant> MILLIS =
      new Adapter<>() {
        @Override
        Instant read(JsonReader in) throws IOException {
          return unixTime(LONG.read(in));
        }

        @Override
        void write(JsonWriter out, Instant value) throws IOException {
          out.value(value.toEpochMilli());
        }
      };

  /** An adapter for an {@code Instant} as a number, written in seconds since the epoch. */
  static final Adapter<Instant> SECONDS =
      new Adapter<>() {
        @Override
        Instant read(JsonReader in) throws IOException {
          return unixTime(LONG.read(in));
        }

        @Override
        void write(JsonWriter out, Instant value) throws IOException {
          out.value(value.getEpochSecond());
        }
      };

  /** An adapter for an {@code Instant} as text in RFC 3339. */
  static final Adapter<Instant> DATE_TIME =
      new Adapter<>() {
        @Override
        Instant read(JsonReader in) throws IOException {
          String text = STRING.read(in);
          Instant time = instant(text);
          if (time == null) {
            throw new TypeMismatch(text);
          }
          return time;
        }

        @Override
        void write(JsonWriter out, Instant value) throws IOException {
          out.value(value.toString());
        }
      };

  /** An adapter for a day as text in ISO 8601, such as {@code 2026-05-12}. */
  static final Adapter<LocalDate> DATE =
      new Adapter<>() {
        @Override
        LocalDate read(JsonReader in) throws IOException {
          String text = STRING.read(in);
          try {
            return LocalDate.parse(text);
          } catch (DateTimeException e) {
            throw new TypeMismatch(text);
          }
        }

        @Override
        void write(JsonWriter out, LocalDate value) throws IOException {
          out.value(value.toString());
        }
      };

  /**
   * An adapter for any JSON but null: a {@code Map}, {@code List}, {@code String}, {@code Number}
   * or {@code Boolean}.
   */
  static final Adapter<Object> ANY =
      new Adapter<>() {
        @Override
        Object read(JsonReader in) throws IOException {
          Object value = JsonTree.read(in);
          if (value == null) {
            throw new TypeMismatch(null);
          }
          return value;
        }

        @Override
        void write(JsonWriter out, Object value) throws IOException {
          JsonTree.write(out, value);
        }
      };

  /** An adapter for a JSON object with any members. */
  static final Adapter<Map<String, @Nullable Object>> OBJECT =
      new Adapter<>() {
        @Override
        Map<String, @Nullable Object> read(JsonReader in) throws IOException {
          expect(JsonReader.Token.BEGIN_OBJECT, in);
          return JsonTree.readObject(in);
        }

        @Override
        void write(JsonWriter out, Map<String, @Nullable Object> value) throws IOException {
          JsonTree.write(out, value);
        }
      };

  /** An adapter for an open enum, by its text. */
  static <E extends OpenEnum> Adapter<E> text(Function<String, E> of) {
    return new Adapter<>() {
      @Override
      E read(JsonReader in) throws IOException {
        return of.apply(STRING.read(in));
      }

      @Override
      void write(JsonWriter out, E value) throws IOException {
        out.value(value.value());
      }
    };
  }

  /**
   * An adapter for a list inside of another list or map. One mistyped item makes the whole list a
   * {@link TypeMismatch}.
   */
  static <T> Adapter<List<T>> list(Adapter<T> item) {
    return new Adapter<>() {
      @Override
      List<T> read(JsonReader in) throws IOException {
        expect(JsonReader.Token.BEGIN_ARRAY, in);
        List<T> items = new ArrayList<>();
        try (JsonReader ahead = in.peekJson()) {
          ahead.beginArray();
          while (ahead.hasNext()) {
            items.add(item.read(ahead));
          }
        } catch (TypeMismatch e) {
          throw new TypeMismatch(JsonTree.read(in));
        }
        in.skipValue();
        return List.copyOf(items);
      }

      @Override
      void write(JsonWriter out, List<T> value) throws IOException {
        out.beginArray();
        for (T each : value) {
          item.write(out, each);
        }
        out.endArray();
      }
    };
  }

  /**
   * Returns the time of a number of seconds or milliseconds since the epoch. The magnitude tells
   * the unit, because Clerk's documentation and Clerk's responses disagree about it.
   */
  static Instant unixTime(long number) {
    return -SECONDS_END < number && number < SECONDS_END
        ? Instant.ofEpochSecond(number)
        : Instant.ofEpochMilli(number);
  }

  /** Returns the time of a text in RFC 3339, or null if it is none. */
  static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  static void expect(JsonReader.Token token, JsonReader in) throws IOException {
    if (in.peek() != token) {
      throw new TypeMismatch(JsonTree.read(in));
    }
  }
}
