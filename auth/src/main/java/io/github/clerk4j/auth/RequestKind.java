package io.github.clerk4j.auth;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The kind of client that sent a request, by its headers. Next.js front ends say more than others.
 */
enum RequestKind {
  /** For a page that a person looks at. */
  PAGE,

  /** A page of Next.js calls a function of the server. */
  SERVER_ACTION,

  /** All else: a program calls. */
  API;

  static RequestKind of(ClerkRequest request) {
    if (isDestination(request.header(HeaderNames.SEC_FETCH_DEST))
        || has(request, HeaderNames.ACCEPT, "text/html")) {
      return PAGE;
    }
    boolean navigation = request.header(HeaderNames.NEXT_URL) != null;
    if (navigation && isAction(request)) {
      return SERVER_ACTION;
    }
    return navigation || request.header(HeaderNames.NEXTJS_DATA) != null ? PAGE : API;
  }

  private static boolean isDestination(@Nullable String fetched) {
    return "document".equals(fetched) || "iframe".equals(fetched);
  }

  private static boolean isAction(ClerkRequest request) {
    return has(request, HeaderNames.ACCEPT, "text/x-component")
        || has(request, HeaderNames.CONTENT_TYPE, "multipart/form-data")
        || request.header(HeaderNames.NEXT_ACTION) != null;
  }

  private static boolean has(ClerkRequest request, String header, String type) {
    return request.headers(header).stream()
        .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(type));
  }
}
