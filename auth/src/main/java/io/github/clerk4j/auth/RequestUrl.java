package io.github.clerk4j.auth;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request went: an origin, and the path and query on it. Whatever stands in the path, it
 * never becomes part of the origin.
 *
 * @param origin scheme, host and port, without the scheme's usual port
 * @param path begins with a slash
 * @param query without the question mark; empty where there is none
 */
record RequestUrl(String origin, String path, String query) {
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?i)(https?)://([^/?#\\\\@]*)(.*)", Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  /** The URL of what was requested at an origin; of a URL that has one, the rest of it. */
  static RequestUrl at(String origin, String url) {
    Matcher absolute = ABSOLUTE.matcher(url);
    String target = absolute.matches() ? absolute.group(3) : url;
    int hash = target.indexOf('#');
    target = hash < 0 ? target : target.substring(0, hash);
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    return new RequestUrl(
        origin, printable(path.startsWith("/") ? path : "/" + path), printable(query));
  }

  /** The origin of an absolute http(s) URL; null of anything else. */
  static @Nullable String originOf(@Nullable String url) {
    if (url == null) {
      return null;
    }
    Matcher absolute = ABSOLUTE.matcher(url);
    return absolute.matches() ? origin(absolute.group(1), absolute.group(2)) : null;
  }

  /** The origin of a scheme and a {@code Host} header; null where they cannot be one. */
  static @Nullable String origin(String scheme, @Nullable String host) {
    if (host == null || !HOST.matcher(host).matches()) {
      return null;
    }
    String protocol = scheme.toLowerCase(Locale.ROOT);
    String usual =
        switch (protocol) {
          case "http" -> ":80";
          case "https" -> ":443";
          default -> "";
        };
    if (usual.isEmpty()) {
      return null;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return protocol
        + "://"
        + (name.endsWith(usual) ? name.substring(0, name.length() - usual.length()) : name);
  }

  /** The first value of a query parameter, decoded; null where there is none. */
  @Nullable String parameter(String name) {
    for (String pair : pairs()) {
      if (nameOf(pair).equals(name)) {
        int equals = pair.indexOf('=');
        return equals < 0 ? "" : decoded(pair.substring(equals + 1));
      }
    }
    return null;
  }

  /** The same URL without some query parameters, and the others as they were. */
  RequestUrl without(Set<String> names) {
    List<String> left = new ArrayList<>(pairs());
    return left.removeIf(pair -> names.contains(nameOf(pair)))
        ? new RequestUrl(origin, path, String.join("&", left))
        : this;
  }

  /** The host without its port. */
  static String hostOf(String origin) {
    String host = origin.substring(origin.indexOf("://") + 3);
    int port = host.lastIndexOf(':');
    return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private List<String> pairs() {
    return query.isEmpty() ? List.of() : List.of(query.split("&", -1));
  }

  private static String nameOf(String pair) {
    int equals = pair.indexOf('=');
    return decoded(equals < 0 ? pair : pair.substring(0, equals));
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value; // a percent sign that begins no escape
    }
  }

  /** As it can stand in a header: what a browser would have escaped is escaped. */
  private static String printable(String part) {
    boolean clean = true;
    for (int i = 0; i < part.length() && clean; i++) {
      clean = isPrintable(part.charAt(i));
    }
    if (clean) {
      return part;
    }
    StringBuilder escaped = new StringBuilder();
    for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      escaped.append(isPrintable(c) ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return escaped.toString();
  }

  private static boolean isPrintable(char c) {
    return c > ' ' && c < 0x7f && c != '\\' && c != '"' && c != '<' && c != '>';
  }

  /** The whole URL. */
  @Override
  public String toString() {
    return origin + path + (query.isEmpty() ? "" : "?" + query);
  }
}
