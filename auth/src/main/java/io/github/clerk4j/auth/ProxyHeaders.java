package io.github.clerk4j.auth;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The headers of the Frontend API's proxy, in both directions.
 *
 * @param proxyUrl the URL of the proxy, absolute and without a slash at its end
 * @param target the URL of the Frontend API
 * @param origin the origin of the request
 */
record ProxyHeaders(String proxyUrl, HttpUrl target, String origin) {
  /** Headers of one connection (RFC 9110, section 7.6.1), whatever {@code Connection} names. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** Headers that the proxy sets itself, or that only a trusted proxy may set. */
  private static final Set<String> OWN =
      Set.of(
          "accept-encoding",
          "cf-connecting-ip",
          "clerk-proxy-url",
          "clerk-secret-key",
          "content-length",
          "cookie",
          "expect",
          "forwarded",
          "host",
          "true-client-ip",
          "x-real-ip");

  /** The origin of the proxy has other alternatives than Clerk's (RFC 7838). */
  private static final String ALT_SVC = "alt-svc";

  /** Returns true if no header of a request has a control character, which would end it. */
  static boolean areClean(ClerkRequest request) {
    return request.headers().values().stream()
        .flatMap(List::stream)
        .allMatch(line -> line.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f)));
  }

  /** Returns the headers of a request to Clerk. */
  Headers toClerk(ClerkRequest request, String secretKey, String clientAddress) {
    Set<String> connection = named(request.headers("Connection"));
    Headers.Builder headers = new Headers.Builder();
    request
        .headers()
        .forEach(
            (name, lines) -> {
              if (!connection.contains(name) && isPassed(name) && isToken(name)) {
                lines.forEach(line -> headers.addUnsafeNonAscii(name, line));
              }
            });
    List<String> cookies = request.headers(HeaderNames.COOKIE);
    if (!cookies.isEmpty()) {
      headers.addUnsafeNonAscii(HeaderNames.COOKIE, String.join("; ", cookies));
    }
    String encodings = String.join(", ", request.headers(HeaderNames.ACCEPT_ENCODING));
    headers.set(HeaderNames.ACCEPT_ENCODING, encodings.isBlank() ? "identity" : encodings);
    String site = RequestUrl.originOf(proxyUrl);
    String seen = site == null ? origin : site;
    headers.set(HeaderNames.FORWARDED_HOST, seen.substring(seen.indexOf("://") + 3));
    headers.set(HeaderNames.FORWARDED_PROTO, seen.substring(0, seen.indexOf(':')));
    if (AuthHeaders.isClean(clientAddress) && !clientAddress.isBlank()) {
      headers.set(HeaderNames.FORWARDED_FOR, clientAddress);
    }
    headers.set("Clerk-Proxy-Url", proxyUrl);
    headers.set("Clerk-Secret-Key", secretKey);
    return headers.build();
  }

  private static boolean isPassed(String name) {
    return !HOP_BY_HOP.contains(name) && !OWN.contains(name) && !name.startsWith("x-forwarded-");
  }

  private static boolean isToken(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':');
  }

  /**
   * Returns the headers of a response to the browser. A redirect within the Frontend API becomes
   * one within the proxy.
   *
   * @param requested the URL that responded
   */
  Map<String, List<String>> toBrowser(Headers response, HttpUrl requested) {
    Set<String> connection = named(response.values("Connection"));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .toMultimap()
        .forEach(
            (name, lines) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!HOP_BY_HOP.contains(lower)
                  && !connection.contains(lower)
                  && !lower.equals(ALT_SVC)) {
                headers.put(name, lines);
              }
            });
    headers.computeIfPresent(
        "location",
        (name, lines) -> lines.stream().map(each -> location(each, requested)).toList());
    return headers;
  }

  private String location(String location, HttpUrl requested) {
    HttpUrl url = requested.resolve(location);
    if (url == null || !url.host().equals(target.host()) || url.port() != target.port()) {
      return location;
    }
    String path = pathBelow(target, url);
    if (path == null) {
      return url.toString(); // on Clerk's host, and no part of the Frontend API
    }
    String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
    String fragment = url.encodedFragment() == null ? "" : "#" + url.encodedFragment();
    return proxyUrl + path + query + fragment;
  }

  /** Returns the path of a URL below the path of another, or null if it is not below it. */
  static @Nullable String pathBelow(HttpUrl above, HttpUrl url) {
    return RequestUrl.pathBelow(above.encodedPath(), url.encodedPath());
  }

  /** Returns the names in {@code Connection} headers, in lower case. */
  private static Set<String> named(List<String> lines) {
    Set<String> names = new TreeSet<>();
    for (String line : lines) {
      Arrays.stream(line.split(",", -1))
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .forEach(names::add);
    }
    return names;
  }
}
