package io.github.clerk4j.api;

import com.squareup.moshi.Types;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.OpenEnum;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** A request to any endpoint, before it is sent. Not thread-safe. */
abstract sealed class RawCall<B extends RawCall<B>> permits RawRequest, RawRequestAsync {
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

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
   * Adds a parameter to the query. Parameters of one name are all sent.
   *
   * @param value a string, number, boolean or open enum
   * @throws IllegalArgumentException if one of them is null
   */
  public B query(String name, Object value) {
    Object checked = Arguments.notNull(this.name, "the value of a query parameter", value);
    url.addQueryParameter(
        Arguments.text(this.name, "the name of a query parameter", name),
        Arguments.text(
            this.name,
            "the value of a query parameter",
            checked instanceof OpenEnum text ? text.value() : checked.toString()));
    return self();
  }

  /**
   * Sets the body.
   *
   * @param value a map, list, params or model, written as JSON
   * @throws IllegalArgumentException if it is null or cannot be written, or the method has no body
   */
  public B json(Object value) {
    if (WITHOUT_BODY.contains(method)) {
      throw new IllegalArgumentException(
          name + ": " + method + " has no body; use query(name, value)");
    }
    body =
        RequestBody.create(
            Json.writeBytes(Arguments.notNull(name, "the value of json()", value)), Endpoints.JSON);
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
    try {
      var unused = Json.read(Arguments.notNull(name, "type", type), "{}");
      return type;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + ": type must be a model of clerk4j, Map.class or Object.class: " + type, e);
    }
  }

  /** Shows no ids, query or body, which can be secret. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + method + " " + path + "]";
  }
}
