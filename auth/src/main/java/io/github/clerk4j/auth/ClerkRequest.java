package io.github.clerk4j.auth;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request of any framework. Immutable; never shows values of headers.
 *
 * <p>Header names are matched without regard to case, and every line of a header that stands
 * several times counts.
 */
public final class ClerkRequest {
  private final String method;
  private final String url;
  private final Map<String, List<String>> headers;
  private volatile @Nullable Map<String, String> cookies; // read off the headers when asked for

  private ClerkRequest(String method, String url, Map<String, List<String>> headers) {
    this.method = method;
    this.url = url;
    this.headers = headers;
  }

  /**
   * Returns a request. Null names and values among the headers are left out.
   *
   * @param uri the requested URL, absolute or from the path on
   * @param headers all headers, or at least {@code Authorization}, {@code Cookie}, {@code Host},
   *     {@code Accept}, {@code Referer} and those that begin with {@code Sec-Fetch-} and {@code
   *     X-Forwarded-}
   */
  public static ClerkRequest of(
      String method, URI uri, Map<String, ? extends Collection<String>> headers) {
    return of(method, uri.toString(), headers);
  }

  /**
   * Same as {@link #of(String, URI, Map)}, for a URL that {@code URI} may reject.
   *
   * @param url absolute, or path and query
   */
  public static ClerkRequest of(
      String method, String url, Map<String, ? extends Collection<String>> headers) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          if (name != null && values != null) {
            List<String> to =
                lines.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>());
            for (String value : values) {
              if (value != null) {
                to.add(value);
              }
            }
          }
        });
    lines.replaceAll((name, values) -> Collections.unmodifiableList(values));
    return new ClerkRequest(method, url, lines);
  }

  /**
   * Same as {@link #of(String, String, Map)}, for frameworks whose headers are no map.
   *
   * @param names the names of all headers
   * @param lines returns the lines of a header, such as {@code headers::getAll}
   */
  public static ClerkRequest of(
      String method,
      String url,
      Iterable<String> names,
      Function<? super String, ? extends @Nullable Collection<String>> lines) {
    Map<String, Collection<String>> headers = new LinkedHashMap<>();
    for (String name : names) {
      Collection<String> found = name == null ? null : lines.apply(name);
      if (found != null) {
        headers.put(name, found);
      }
    }
    return of(method, url, headers);
  }

  /** Returns the HTTP method, such as {@code GET}. */
  public String method() {
    return method;
  }

  /** Returns the requested URL: absolute, or path and query. */
  public String url() {
    return url;
  }

  /** Returns the first line of a header, or null if there is none. */
  public @Nullable String header(String name) {
    List<String> lines = headers(name);
    return lines.isEmpty() ? null : lines.get(0);
  }

  /** Returns all lines of a header. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Returns all headers, by their names in lower case. */
  Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * Returns the decoded value of a cookie, or null if there is none. The first of several counts.
   */
  public @Nullable String cookie(String name) {
    Map<String, String> read = cookies;
    if (read == null) {
      read = Cookies.parse(headers(HeaderNames.COOKIE));
      cookies = read;
    }
    return read.get(name);
  }

  @Override
  public String toString() {
    return "ClerkRequest[" + method + ", headers=" + headers.keySet() + "]";
  }
}
