package io.github.clerk4j.api;

import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A call that is ready to be sent.
 *
 * @param request the method, URL and body; a {@link Transport} adds credentials
 * @param responseType the type of the response's body; {@code Void} without a body, {@code String}
 *     for text
 * @param operation the name of the operation, such as {@code getUser}
 * @param path the path with its variables, such as {@code /users/{user_id}}
 * @param <T> the type of the value
 */
public record ApiCall<T extends @Nullable Object>(
    Request request, Type responseType, String operation, String path) {
  /** Returns this call with the parameters that its query does not have yet. */
  public ApiCall<T> withDefaults(Map<String, String> query) {
    Set<String> own = request.url().queryParameterNames();
    if (own.containsAll(query.keySet())) {
      return this;
    }
    HttpUrl.Builder url = request.url().newBuilder();
    query.forEach(
        (name, value) -> {
          if (!own.contains(name)) {
            url.addQueryParameter(name, value);
          }
        });
    return at(url.build());
  }

  /** Returns this call with a parameter of the query, in place of one of that name. */
  ApiCall<T> with(String name, String value) {
    return at(request.url().newBuilder().setQueryParameter(name, value).build());
  }

  ApiCall<T> at(HttpUrl url) {
    return new ApiCall<>(request.newBuilder().url(url).build(), responseType, operation, path);
  }

  /**
   * Reads the value from the body of a response of success.
   *
   * @throws IOException if the body cannot be read, is not JSON, or not of this call's type
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // T is the response type, and null for Void alone
  public T read(BufferedSource body) throws IOException {
    if (responseType == Void.class) {
      return (T) null;
    }
    return (T) (responseType == String.class ? body.readUtf8() : Json.read(responseType, body));
  }

  /** Shows no ids, query, headers or body, which can be secret. */
  @Override
  public String toString() {
    return "ApiCall[" + request.method() + " " + path + "]";
  }
}
