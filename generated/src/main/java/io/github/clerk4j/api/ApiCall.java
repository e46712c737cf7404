package io.github.clerk4j.api;

import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.lang.reflect.Type;
import okhttp3.Request;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One call, ready to be sent.
 *
 * @param request method, URL and body; credentials are the sender's to add
 * @param responseType what the answer's body is read as; {@code Void} where it has none, {@code
 *     String} where it is text
 * @param operation the operation's name, such as {@code getUser}
 * @param path the path with its variables, such as {@code /users/{user_id}}
 * @param <T> what the call answers with
 */
public record ApiCall<T extends @Nullable Object>(
    Request request, Type responseType, String operation, String path) {
  /**
   * The value that a successful answer's body holds.
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

  /** Without ids, query, headers and body, which can be secret. */
  @Override
  public String toString() {
    return "ApiCall[" + request.method() + " " + path + "]";
  }
}
