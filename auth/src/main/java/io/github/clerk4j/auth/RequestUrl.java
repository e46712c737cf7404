package io.github.clerk4j.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a request: an origin, a path and a query. Nothing in the path ever becomes part of the
 * origin.
 *
 * @param origin scheme, host and port, without the scheme's usual port
 * @param path begins with a slash
 * @param query without the question mark; empty if there is none
 */
record RequestUrl(String origin, String path, String query) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}(?::[0-9]{1,5})?");
  private static final Pattern IP_V6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}](?::[0-9]{1,5})?");

  private static final Pattern LOOPBACK =
      Pattern.compile("(?:[a-z0-9.-]+\\.)?localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");

  /** Printable, and yet not to stand in a URL as they are. */
  private static final String UNWISE = "\\\"<>^`{|}";

  /** Returns the URL of a request at an origin. The URL's own origin is ignored. */
  static RequestUrl at(String origin, String url) {
    int host = hostStart(url);
    String target = host == 0 ? url : url.substring(hostEnd(url, host));
    int hash = target.indexOf('#');
    target = hash < 0 ? target : target.substring(0, hash);
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    return new RequestUrl(
        origin, printable(path.startsWith("/") ? path : "/" + path), printable(query));
  }

  /**
   * Returns the origin of an absolute http(s) URL; null for anything else, and for one with a user
   * in it.
   */
  static @Nullable String originOf(@Nullable String url) {
    int host = url == null ? 0 : hostStart(url);
    return url == null || host == 0
        ? null
        : origin(url.substring(0, url.indexOf(':')), url.substring(host, hostEnd(url, host)));
  }

  /** Returns the origin of a scheme and a {@code Host} header, or null if they are malformed. */
  static @Nullable String origin(String scheme, @Nullable String host) {
    boolean secure = scheme.equalsIgnoreCase("https");
    if (host == null || !(secure || scheme.equalsIgnoreCase("http")) || !isHost(host)) {
      return null;
    }
    String name = host.toLowerCase(Locale.ROOT);
    String usual = secure ? ":443" : ":80";
    return (secure ? "https://" : "http://")
        + (name.endsWith(usual) ? name.substring(0, name.length() - usual.length()) : name);
  }

  /** Returns the first value of a query parameter, decoded; null if there is none. */
  @Nullable String parameter(String name) {
    for (int from = 0; from < query.length(); ) {
      int equals = from;
      while (equals < query.length()
          && query.charAt(equals) != '='
          && query.charAt(equals) != '&') {
        equals++;
      }
      int ampersand = query.indexOf('&', equals);
      int end = ampersand < 0 ? query.length() : ampersand;
      if (decoded(query.substring(from, equals)).equals(name)) {
        return equals == end ? "" : decoded(query.substring(equals + 1, end));
      }
      from = end + 1;
    }
    return null;
  }

  /** Returns the same URL without some query parameters. The others stay unchanged. */
  RequestUrl without(Set<String> names) {
    if (query.isEmpty()) {
      return this;
    }
    List<String> left = new ArrayList<>(List.of(query.split("&", -1)));
    return left.removeIf(pair -> names.contains(nameOf(pair)))
        ? new RequestUrl(origin, path, String.join("&", left))
        : this;
  }

  /** Returns the same URL with one more query parameter, after the others. */
  RequestUrl with(String name, String value) {
    String pair = name + "=" + encoded(value);
    return new RequestUrl(origin, path, query.isEmpty() ? pair : query + "&" + pair);
  }

  /**
   * Returns the path of a URL below another path; {@code /} for that path itself, and null if it is
   * not below it.
   */
  static @Nullable String pathBelow(String above, String path) {
    int end = above.length();
    while (end > 0 && above.charAt(end - 1) == '/') {
      end--;
    }
    if (!path.startsWith(above.substring(0, end))) {
      return null;
    }
    String below = path.substring(end);
    return below.isEmpty() ? "/" : below.startsWith("/") ? below : null;
  }

  /** Returns the host without its port. */
  static String hostOf(String origin) {
    String host = origin.substring(origin.indexOf("://") + 3);
    int port = host.lastIndexOf(':');
    return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
  }

  /** Returns true if an origin is on this machine, by its name. */
  static boolean isLoopback(String origin) {
    return LOOPBACK.matcher(hostOf(origin)).matches();
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Returns the index of the host in an absolute http(s) URL; 0 for anything else. */
  private static int hostStart(String url) {
    if (url.regionMatches(true, 0, "https://", 0, 8)) {
      return 8;
    }
    return url.regionMatches(true, 0, "http://", 0, 7) ? 7 : 0;
  }

  private static int hostEnd(String url, int from) {
    int end = from;
    while (end < url.length() && "/\\?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isHost(String host) {
    return NAME.matcher(host).matches() || (IP_V6.matcher(host).matches() && isAddress(host));
  }

  private static boolean isAddress(String host) {
    try {
      return new URI("http://" + host).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String nameOf(String pair) {
    int equals = pair.indexOf('=');
    return decoded(equals < 0 ? pair : pair.substring(0, equals));
  }

  private static String decoded(String value) {
    if (value.indexOf('%') < 0 && value.indexOf('+') < 0) {
      return value;
    }
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value; // a percent sign that begins no escape
    }
  }

  /**
   * Returns a text that can stand in a header and be parsed as a URL again. Other characters are
   * escaped.
   */
  private static String printable(String part) {
    int clean = 0;
    while (clean < part.length() && isPrintable(part, clean)) {
      clean++;
    }
    if (clean == part.length()) {
      return part;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < part.length(); i += Character.charCount(part.codePointAt(i))) {
      if (isPrintable(part, i)) {
        escaped.append(part.charAt(i));
      } else {
        for (byte each : Character.toString(part.codePointAt(i)).getBytes(StandardCharsets.UTF_8)) {
          escaped.append('%').append(hex(each >> 4)).append(hex(each));
        }
      }
    }
    return escaped.toString();
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit & 0xf);
  }

  private static boolean isPrintable(String text, int at) {
    char c = text.charAt(at);
    return c == '%'
        ? at + 2 < text.length() && isHex(text.charAt(at + 1)) && isHex(text.charAt(at + 2))
        : c > ' ' && c < 0x7f && UNWISE.indexOf(c) < 0;
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0 && c < 0x7f;
  }

  /** The whole URL. */
  @Override
  public String toString() {
    return origin + path + (query.isEmpty() ? "" : "?" + query);
  }
}
