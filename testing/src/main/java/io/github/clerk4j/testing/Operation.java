package io.github.clerk4j.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the Backend API.
 *
 * @param path the path without {@code /v1}, such as {@code /users/{user_id}}
 * @param call the call of the client, such as {@code users().getUser}
 * @param status the status of a success
 * @param returned the type of the response, or null if it has no body
 * @param values the parameters by place: {@code path}, {@code query}, {@code form}, {@code body}
 */
record Operation(
    String method,
    String path,
    PathPattern pattern,
    String call,
    int status,
    @Nullable Type returned,
    Map<String, List<DescribedValue>> values) {

  List<DescribedValue> in(String place) {
    return values.getOrDefault(place, List.of());
  }

  /** Returns the body of the request, or null if it has none, or is a form. */
  @Nullable DescribedValue body() {
    List<DescribedValue> body = in("body");
    return body.isEmpty() ? null : body.get(0);
  }

  String endpoint() {
    return method + " " + path;
  }

  @Override
  public String toString() {
    return endpoint();
  }
}
