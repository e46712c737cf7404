package io.github.clerk4j.testing;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The URLs that browsers are sent back to. */
final class Urls {
  private Urls() {}

  /** The {@code redirect_url} of a request, which has to be absolute and of HTTP. */
  static HttpUrl target(@Nullable String redirectUrl) {
    if (redirectUrl == null) {
      throw ApiError.parameter(
          400, "form_param_missing", "is missing", "redirect_url", "redirect_url is required.");
    }
    HttpUrl url =
        redirectUrl.matches("(?i)https?://[^/\\\\].*") ? HttpUrl.parse(redirectUrl) : null;
    if (url == null) {
      throw ApiError.parameter(
          400,
          "form_param_format_invalid",
          "is invalid",
          "redirect_url",
          "redirect_url must be an absolute URL of http or https.");
    }
    return url;
  }

  static String origin(HttpUrl url) {
    boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    return url.scheme() + "://" + host + (usual ? "" : ":" + url.port());
  }
}
