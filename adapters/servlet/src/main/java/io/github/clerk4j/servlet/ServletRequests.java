package io.github.clerk4j.servlet;

import io.github.clerk4j.auth.ClerkRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reader of servlet requests. It leaves the body and the parameters alone. */
final class ServletRequests {
  private static final Pattern EMPTY_SEGMENTS = Pattern.compile("//+");

  private ServletRequests() {}

  /**
   * Returns a request as authentication sees it. Its scheme, host and port are those of the
   * container, which can take them from a proxy.
   */
  static ClerkRequest read(HttpServletRequest request) {
    String query = request.getQueryString();
    StringBuffer url = request.getRequestURL();
    return ClerkRequest.of(
        request.getMethod(),
        query == null ? url.toString() : url.append('?').append(query).toString(),
        lines(request.getHeaderNames()),
        name -> lines(request.getHeaders(name)));
  }

  /**
   * Returns the decoded path within the application, without empty segments. Frameworks ignore
   * these, and a slash at the end.
   */
  static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    String path =
        EMPTY_SEGMENTS
            .matcher(request.getServletPath() + (info == null ? "" : info))
            .replaceAll("/");
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.isEmpty() ? "/" : trimmed;
  }

  /** The container may hide headers, and returns null then. */
  private static List<String> lines(@Nullable Enumeration<String> lines) {
    return lines == null ? List.of() : Collections.list(lines);
  }
}
