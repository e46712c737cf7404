package io.github.clerk4j.auth;

/** Whether a request is for a page that a person looks at, rather than by a program. */
final class PageRequest {
  private PageRequest() {}

  static boolean is(ClerkRequest request) {
    String destination = request.header("Sec-Fetch-Dest");
    String accept = request.header("Accept");
    return "document".equals(destination)
        || "iframe".equals(destination)
        || (accept != null && accept.contains("text/html"));
  }
}
