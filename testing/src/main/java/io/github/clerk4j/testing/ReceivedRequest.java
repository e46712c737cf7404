package io.github.clerk4j.testing;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in, and the status that it was answered with.
 *
 * <p>Query, headers and body can hold secrets, so {@code toString()} shows none of them.
 *
 * @param method such as {@code GET}
 * @param path the path as it was sent, with {@code /v1}
 * @param query the query as it was sent, without the question mark; null where there was none
 * @param headers the values by name, whatever the case of the letters in which a name is asked for
 * @param body the body as text, empty where there was none
 * @param status the status, or 0 where nothing was answered
 */
public record ReceivedRequest(
    String method,
    String path,
    @Nullable String query,
    Map<String, List<String>> headers,
    String body,
    int status) {

  public ReceivedRequest {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  static ReceivedRequest of(IncomingRequest request, int status) {
    return new ReceivedRequest(
        request.method(),
        request.path(),
        request.query(),
        request.headers().byName(),
        request.body(),
        status);
  }

  /** The first value of a header, or null where it was not sent. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null ? null : values.get(0);
  }

  /** The values of a parameter of the query, decoded, in the order in which they were sent. */
  public List<String> query(String name) {
    return FormData.parse(query).all(name);
  }

  /** The version of Clerk's API that was asked for by header, or null where none was. */
  public @Nullable String apiVersion() {
    return header("Clerk-API-Version");
  }

  /** Method, path and query, such as {@code GET /v1/users?limit=10}. */
  public String line() {
    return method + " " + path + (query == null ? "" : "?" + query);
  }

  /** Method, path and status alone. */
  @Override
  public String toString() {
    return method + " " + path + " -> " + status;
  }
}
