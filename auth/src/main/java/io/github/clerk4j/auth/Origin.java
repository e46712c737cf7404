package io.github.clerk4j.auth;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From where a browser got a page: what has to be equal for two URLs to be of one site. */
record Origin(String scheme, String host, int port) {
  /** The origin of an absolute http(s) URL; null of all else. */
  static @Nullable Origin of(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (url.getHost() == null || !(secure || scheme.equals("http"))) {
      return null;
    }
    int port = url.getPort() < 0 ? (secure ? 443 : 80) : url.getPort();
    return new Origin(scheme, url.getHost().toLowerCase(Locale.ROOT), port);
  }

  /** As browsers write it, such as {@code https://example.com}. */
  @Override
  public String toString() {
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }
}
