package io.github.clerk4j.api;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A path that a caller writes, with ids for its variables. It stays below the base URL: it has no
 * host, query, fragment, encoded character, empty segment or dot segment.
 */
final class RawPath {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
  private static final Pattern LITERAL = Pattern.compile("[\\w~!$&'()*+,;=:@.-]+");

  private static final Pattern ID = Pattern.compile("(?<=/)[a-z]+_[A-Za-z0-9]{20,}(?=/|$)");

  private RawPath() {}

  /** Returns a path for metrics and logs: an id of Clerk's becomes a variable. */
  static String withoutIds(String path) {
    return ID.matcher(path).replaceAll("{id}");
  }

  /**
   * Returns the URL of a path.
   *
   * @param method the method for messages, such as {@code raw().get}
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  static HttpUrl under(HttpUrl base, String method, String path, String... ids) {
    if (!Arguments.text(method, "path", path).startsWith("/")) {
      throw invalid(method, "must begin with /, because the host is that of the client");
    }
    HttpUrl.Builder url = base.newBuilder();
    int used = 0;
    for (String segment : path.substring(1).split("/", -1)) {
      if (VARIABLE.matcher(segment).matches()) {
        String name = segment.substring(1, segment.length() - 1);
        if (used == ids.length) {
          throw invalid(method, "needs an id for each variable: there is none for " + segment);
        }
        url.addPathSegment(Arguments.id(method, name, ids[used++]));
      } else {
        url.addPathSegment(literal(method, segment));
      }
    }
    if (used < ids.length) {
      throw invalid(method, "needs a variable for each id, such as /users/{user_id}");
    }
    if (path.startsWith("/v1/")) {
      throw invalid(method, "must not begin with /v1, which the client adds");
    }
    return url.build();
  }

  private static String literal(String method, String segment) {
    if (segment.isEmpty()) {
      throw invalid(method, "must not have an empty segment");
    } else if (segment.equals(".") || segment.equals("..")) {
      throw invalid(method, "must not have the segment " + segment);
    } else if (segment.contains("?")) {
      throw invalid(method, "must not have a query; use query(name, value)");
    } else if (!LITERAL.matcher(segment).matches()) {
      throw invalid(
          method, "must consist of letters, digits and -._~!$&'()*+,;=:@; use variables for ids");
    }
    return segment;
  }

  private static IllegalArgumentException invalid(String method, String why) {
    return new IllegalArgumentException(method + ": path " + why);
  }
}
