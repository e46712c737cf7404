package io.github.clerk4j.testing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request as the server read it.
 *
 * @param path the path as it was sent, which begins with a slash
 * @param query the query as it was sent, or null if there was none
 * @param last true if the client wants the connection closed after the response
 */
record IncomingRequest(
    String method,
    String path,
    @Nullable String query,
    Headers headers,
    String body,
    boolean last) {

  /** Returns the segments of the path, decoded. */
  List<String> segments() {
    return Stream.of(path.substring(1).split("/", -1))
        .map(each -> FormData.decoded(each, false))
        .toList();
  }

  /** Shows method and path only, because all else can hold secrets. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
