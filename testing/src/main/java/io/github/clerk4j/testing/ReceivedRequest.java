package io.github.clerk4j.testing;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that {@link FakeClerk} received, and the status of its response.
 *
 * <p>Query, headers and body can hold secrets, so {@code toString()} shows none of them.
 *
 * @param method the method, such as {@code GET}
 * @param path the raw path, with {@code /v1}
 * @param query the raw query without the question mark, or null if there was none
 * @param headers the values by name, in upper or lower case
 * @param body the body as text; empty without one
 * @param status the status of the response, or 0 without one
 */
public record ReceivedRequest(
    String method,
    String path,
    @Nullable String query,
    Map<String, List<String>> headers,
    String body,
    int status) {

  public ReceivedRequest {
    Arguments.notNull("method", method);
    Arguments.notNull("path", path);
    Arguments.notNull("headers", headers);
    Arguments.notNull("body", body);
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

  /** Returns the first value of a header, or null if it was not sent. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(Arguments.notNull("name", name).toLowerCase(Locale.ROOT));
    return values == null ? null : values.get(0);
  }

  /** Returns the decoded values of a query parameter, in their order. */
  public List<String> query(String name) {
    return FormData.parse(query).all(Arguments.notNull("name", name));
  }

  /** Returns the version of Clerk's API in the request's header, or null without one. */
  public @Nullable String apiVersion() {
    return header("Clerk-API-Version");
  }

  /** Returns method, path and query, such as {@code GET /v1/users?limit=10}. */
  public String line() {
    return method + " " + path + (query == null ? "" : "?" + query);
  }

  /** Shows method, path and status only, or that there was no response. */
  @Override
  public String toString() {
    return method + " " + path + " -> " + (status == 0 ? "no response" : status);
  }
}
