package io.github.clerk4j.api;

import com.squareup.moshi.Types;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.OpenEnum;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** A request to any endpoint, before it is sent. Not thread-safe. */
abstract sealed class RawCall<B extends RawCall<B>> permits RawRequest, RawRequestAsync {
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final String VALUE = "the value of a query parameter";

  final Transport caller;
  private final String name;
  private final String method;
  private final String path;
  private final HttpUrl.Builder url;
  private @Nullable RequestBody body;

  /**
   * @param name the method for messages, such as {@code raw().get}
   */
  RawCall(Transport caller, String name, String method, String path, String... ids) {
    this.caller = caller;
    this.name = name;
    this.method = method;
    this.url =
        RawPath.under(caller.endpoints().baseUrl(), name, path, Arguments.notNull(name, "ids", ids))
            .newBuilder();
    this.path = RawPath.withoutIds(path);
  }

  @SuppressWarnings("unchecked") // a request is its own kind
  private B self() {
    return (B) this;
  }

  /**
   * Adds a parameter to the query. Parameters of one name are all sent, and so are the items of a
   * collection or array.
   *
   * @param value a string, number, boolean or open enum; or a collection or array of those
   * @throws IllegalArgumentException if the name, the value or an item is null, or another object
   */
  public B query(String name, Object value) {
    String parameter = Arguments.text(this.name, "the name of a query parameter", name);
    for (Object each : values(Arguments.notNull(this.name, VALUE, value))) {
      url.addQueryParameter(parameter, queryText(Arguments.notNull(this.name, VALUE, each)));
    }
    return self();
  }

  private static Collection<?> values(Object value) {
    if (value instanceof Collection<?> items) {
      return items;
    }
    return value.getClass().isArray()
        ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).toList()
        : List.of(value);
  }

  private String queryText(Object value) {
    if (value instanceof OpenEnum text) {
      return Arguments.text(name, VALUE, text.value());
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return Arguments.text(name, VALUE, value.toString());
    }
    throw new IllegalArgumentException(
        name
            + ": "
            + VALUE
            + " must be a string, number, boolean or open enum, or a collection or array of those: "
            + value.getClass().getName());
  }

  /**
   * Sets the body.
   *
   * @param value a map, list, record, params or model, written as JSON by {@link Json#write}
   * @throws IllegalArgumentException if it is null or cannot be written, or the method has no body
   */
  public B json(Object value) {
    if (WITHOUT_BODY.contains(method)) {
      throw new IllegalArgumentException(
          name + ": " + method + " has no body; use query(name, value)");
    }
    Object checked = Arguments.notNull(name, "the value of json()", value);
    try {
      body = RequestBody.create(Json.writeBytes(checked), Endpoints.JSON);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": the value of json(): " + e.getMessage(), e);
    }
    return self();
  }

  /** Returns a call without a value. */
  ApiCall<@Nullable Void> ofNothing() {
    return call(Void.class);
  }

  ApiCall<String> ofText() {
    return call(String.class);
  }

  ApiCall<Map<String, @Nullable Object>> ofMap() {
    return call(Map.class);
  }

  <T> ApiCall<T> of(Class<T> type) {
    return call(readable(type));
  }

  <T> ApiCall<List<T>> ofList(Class<T> type) {
    return call(Types.newParameterizedType(List.class, readable(type)));
  }

  <T> Listing<T> ofPages(Class<T> type) {
    ApiCall<ListResponse<T>> call =
        call(Types.newParameterizedType(ListResponse.class, readable(type)));
    return Listing.of(call);
  }

  private <T extends @Nullable Object> ApiCall<T> call(Type type) {
    RequestBody sent =
        body == null && WITH_BODY.contains(method) ? RequestBody.create(new byte[0]) : body;
    return new ApiCall<>(
        new Request.Builder().url(url.build()).method(method, sent).build(), type, "raw", path);
  }

  /** Returns a type, or throws before a write is sent whose response could not be read. */
  private <T> Class<T> readable(Class<T> type) {
    if (Json.isModel(Arguments.notNull(name, "type", type))
        || type == Map.class
        || type == Object.class) {
      return type;
    }
    throw new IllegalArgumentException(
        name + ": type must be a model of clerk4j, Map.class or Object.class: " + type);
  }

  /** Shows no ids, query or body, which can be secret. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + method + " " + path + "]";
  }
}
