package io.github.clerk4j.model;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Conversion between JSON and models, params, maps and lists.
 *
 * <p>Reads models ({@code User.class}), {@code Map.class} for any object and {@code Object.class}
 * for any JSON but null. Whole numbers outside of models become {@code Long} or {@code BigInteger}.
 * Models are tolerant: only text that is not JSON, or not an object, is an error.
 *
 * <p>A model that was read is written as Clerk sent it, with unknown members and values of other
 * types. Its JSON is therefore the form in which to cache it; see {@link ClerkModel}.
 */
public final class Json {
  private Json() {}

  /**
   * Reads a JSON text.
   *
   * @throws IllegalArgumentException if it is not JSON, or not of this type; the message does not
   *     show it
   */
  public static <T> T read(Class<T> type, String json) {
    try {
      return read(type, new Buffer().writeUtf8(notNull("json", json)));
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Reads a stream of JSON to its end. The stream stays open.
   *
   * @throws IOException if the stream fails, or is not JSON, or not of this type
   */
  public static <T> T read(Class<T> type, InputStream json) throws IOException {
    return read(type, Okio.buffer(Okio.source(notNull("json", json))));
  }

  @SuppressWarnings("unchecked") // the adapter matches the type
  private static <T> T read(Class<T> type, BufferedSource json) throws IOException {
    return (T) read((Type) notNull("type", type), json);
  }

  private static <T> T notNull(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("Json.read: " + name + " must not be null");
    }
    return value;
  }

  /**
   * Reads a body of JSON to its end. The body stays open.
   *
   * @param type a class as above, a {@code List} of one, or a {@code ListResponse} of one
   * @throws IOException if the body cannot be read, is not JSON, or not of this type; the message
   *     does not show it
   */
  public static Object read(Type type, BufferedSource json) throws IOException {
    JsonReader in = JsonReader.of(json);
    try {
      Object value = read(type, in);
      if (in.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonException("JSON is followed by something else");
      }
      return value;
    } catch (JsonDataException e) {
      throw new JsonException("JSON that cannot be read: at " + in.getPath(), e);
    } catch (JsonEncodingException e) {
      throw new JsonException("not JSON: at " + in.getPath(), e);
    } catch (EOFException e) {
      throw new JsonException("JSON ends too early: at " + in.getPath(), e);
    } catch (TypeMismatch e) {
      throw new JsonException(
          "JSON of another type: expected " + type.getTypeName() + ", found " + kind(e.value), e);
    }
  }

  private static Object read(Type type, JsonReader in) throws IOException {
    if (type instanceof ParameterizedType generic) {
      Adapter<?> item = adapter(generic.getActualTypeArguments()[0]);
      if (generic.getRawType() == List.class) {
        return slice(item, in).items();
      }
      if (generic.getRawType() == ListResponse.class) {
        return slice(item, in);
      }
      if (generic.getRawType() == Map.class) {
        return Adapter.OBJECT.read(in);
      }
    }
    return adapter(type).read(in);
  }

  private static Adapter<?> adapter(Type type) {
    if (type == Object.class) {
      return Adapter.ANY;
    }
    if (type == Map.class
        || (type instanceof ParameterizedType generic && generic.getRawType() == Map.class)) {
      return Adapter.OBJECT;
    }
    if (type == String.class) {
      return Adapter.STRING;
    }
    if (type instanceof Class<?> model) {
      Adapter<?> adapter = Models.adapter(model);
      if (adapter != null) {
        return adapter;
      }
    }
    throw new IllegalArgumentException("not a model: " + type.getTypeName());
  }

  /**
   * Reads the items of an array. Entries that are not items, such as null, are counted and left
   * out.
   */
  private static <T> ListResponse<T> items(Adapter<T> item, JsonReader in) throws IOException {
    Adapter.expect(JsonReader.Token.BEGIN_ARRAY, in);
    List<T> items = new ArrayList<>();
    int received = 0;
    in.beginArray();
    for (; in.hasNext(); received++) {
      try {
        items.add(item.read(in));
      } catch (TypeMismatch ignored) { // consumed; the next item follows
      }
    }
    in.endArray();
    return new ListResponse<>(items, received, null);
  }

  private static <T> ListResponse<T> slice(Adapter<T> item, JsonReader in) throws IOException {
    if (in.peek() == JsonReader.Token.BEGIN_ARRAY) {
      return items(item, in);
    }
    Adapter.expect(JsonReader.Token.BEGIN_OBJECT, in);
    ListResponse<T> found = null; // mostly "data", but not everywhere
    Long total = null;
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (in.peek() == JsonReader.Token.BEGIN_ARRAY && (found == null || name.equals("data"))) {
        found = items(item, in);
      } else if (JsonTree.read(in) instanceof Long number && name.equals("total_count")) {
        total = number;
      }
    }
    in.endObject();
    return found == null
        ? new ListResponse<>(List.of(), 0, total)
        : new ListResponse<>(found.items(), found.received(), total);
  }

  /**
   * Returns the JSON of a model, or of any value that {@link Params.Builder#put} accepts.
   *
   * @throws IllegalArgumentException for another value, also in a map or list; for text with half
   *     of a surrogate pair outside of models
   */
  public static String write(@Nullable Object value) {
    return encode(value, false).readUtf8();
  }

  /** Returns the JSON of a value in UTF-8; see {@link #write(Object)}. */
  public static byte[] writeBytes(@Nullable Object value) {
    return encode(value, false).readByteArray();
  }

  /**
   * Returns the JSON of a value without private metadata, safe to send to a browser.
   *
   * <p>Leaves out each member {@code private_metadata}, at any depth: of models, of the data of
   * webhook events, of unknown members and of maps. Public and unsafe metadata is kept whole.
   *
   * @throws IllegalArgumentException for a value that {@link #write(Object)} does not accept
   */
  public static String writeWithoutPrivateData(@Nullable Object value) {
    return encode(value, true).readUtf8();
  }

  /** Returns a copy of a model without private metadata, as if Clerk had not sent it. */
  static <T extends ClerkModel> T withoutPrivateData(Adapter<T> adapter, T model) {
    try {
      return adapter.read(JsonReader.of(tolerant(model, true)));
    } catch (IOException e) {
      throw new IllegalStateException(e); // a buffer in memory does not fail
    }
  }

  /**
   * Returns a tree of JSON, such as metadata or a claim, as a value of an application's own type;
   * or null if the tree is of another kind.
   *
   * <pre>{@code
   * record Plan(String planName, Tier tier, int seats, Instant renewsAt, List<Region> regions) {}
   *
   * Plan plan = Json.convert(user.publicMetadata(), Plan.class);
   * }</pre>
   *
   * <p>A record has components named like the members, or like them in snake case. Their types are
   * records, {@code String}, {@code boolean}, {@code int}, {@code long}, {@code short}, {@code
   * byte}, {@code double}, {@code float}, {@code BigInteger}, {@code BigDecimal}, enums (by name,
   * in any case), {@code Instant} (a text in RFC 3339, or a number of seconds below 1e11, else of
   * milliseconds), {@code LocalDate}, {@code UUID}, and lists, sets, collections and maps of those.
   *
   * <p>Reading is tolerant: a component whose member is missing, or of another kind, is null,
   * empty, zero or false. Items of another kind are left out. A number is rounded to a double or
   * float only. A number without a fraction is whole, however it is written ({@code 5}, {@code
   * 5.0}, {@code 5e0}).
   *
   * @param json a map, list, string, number, boolean or null
   * @throws IllegalArgumentException if a type is none of these, or a record cannot be created
   *     because its package is not open to this library or its constructor throws
   */
  @SuppressWarnings("unchecked") // it is of the type, or null
  public static <T> @Nullable T convert(@Nullable Object json, Class<T> type) {
    return (T) JsonConverter.convert(json, type);
  }

  /**
   * Returns true if {@link #read(Class, String)} and {@link #write(Object)} know the type as one of
   * Clerk's: a record, an {@link OpenEnum} or a {@link WebhookEvent}.
   */
  public static boolean isModel(@Nullable Class<?> type) {
    return type != null && Models.adapter(type) != null;
  }

  private static Buffer encode(@Nullable Object value, boolean privateLeftOut) {
    Buffer json = tolerant(value, privateLeftOut);
    WellFormed.tree("$", value); // it has no cycles, because it was written
    return json;
  }

  /** Returns the JSON of a value of Clerk's, with half of a surrogate pair as an escape. */
  static Buffer tolerant(@Nullable Object value, boolean privateLeftOut) {
    Buffer json = new Buffer();
    JsonWriter out = JsonWriter.of(json);
    if (privateLeftOut) {
      PrivateData.leaveOut(out);
    }
    out.setSerializeNulls(true);
    try {
      JsonTree.write(out, value);
      return json;
    } catch (IOException e) {
      throw new IllegalStateException(e); // a buffer in memory does not fail
    } catch (JsonDataException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String kind(@Nullable Object value) {
    return value == null
        ? "null"
        : value instanceof Map
            ? "an object"
            : value instanceof List ? "an array" : "a " + value.getClass().getSimpleName();
  }
}
