package io.github.clerk4j;

import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where the Backend API is. */
final class ApiUrl {
  private static final String SETTING = "CLERK_API_URL";

  private static final Pattern LOOPBACK =
      Pattern.compile("(?:[a-z0-9.-]+\\.)?localhost|127(?:\\.[0-9]{1,3}){3}|::1");

  private ApiUrl() {}

  /**
   * The base of all paths, {@code https://api.clerk.com/v1/} unless the caller or the environment
   * says otherwise.
   */
  static HttpUrl of(@Nullable String given) {
    String text =
        Objects.requireNonNullElse(
            given == null ? Setting.of(SETTING) : given, "https://api.clerk.com");
    HttpUrl url = HttpUrl.parse(text.strip());
    if (url == null || url.query() != null || url.fragment() != null) {
      throw new ClerkConfigurationException(
          "The API URL is malformed: it is like https://api.clerk.com, and not \"" + text + "\"");
    }
    checkScheme(url);
    HttpUrl.Builder base = url.newBuilder();
    if (!url.encodedPath().endsWith("/v1") && !url.encodedPath().endsWith("/v1/")) {
      base.addPathSegment("v1");
    }
    HttpUrl built = base.build();
    return built.encodedPath().endsWith("/")
        ? built
        : built.newBuilder().addPathSegment("").build();
  }

  /** The secret key goes to this URL with every call. */
  private static void checkScheme(HttpUrl url) {
    if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
      throw new ClerkConfigurationException(
          "The API URL must be https, as the secret key is sent to it; http is for this machine alone, and not for "
              + url.host());
    }
  }
}
