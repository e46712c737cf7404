package io.github.clerk4j;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A value with the response that it was read from; see {@link ClerkClient#withResponse}. Immutable.
 *
 * @param value the value, or null if the call has none
 * @param status the HTTP status, from 200 to 299
 * @param headers the values of each header, by names without regard to case
 * @param traceId the call's id in Clerk's logs, to quote to Clerk's support; or null without one
 */
public record ClerkResponse<T extends @Nullable Object>(
    T value, int status, Map<String, List<String>> headers, @Nullable String traceId) {
  static Map<String, List<String>> headers(Headers headers) {
    return Collections.unmodifiableMap(headers.toMultimap());
  }

  /** Returns the first value of a header, or null if the response does not have it. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }

  /** Shows neither value nor headers, which can be secret. */
  @Override
  public String toString() {
    return "ClerkResponse[" + status + (traceId == null ? "" : ", trace " + traceId) + "]";
  }
}
