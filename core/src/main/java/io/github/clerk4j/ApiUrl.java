package io.github.clerk4j;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The URL of the Backend API. */
final class ApiUrl {
  private static final String SETTING = "CLERK_API_URL";
  private static final String DEFAULT = "https://api.clerk.com";

  private ApiUrl() {}

  /**
   * Returns the base of all paths, {@code https://api.clerk.com/v1/} unless the caller or the
   * environment says otherwise.
   */
  static HttpUrl of(@Nullable String given) {
    String setting = given == null ? Setting.of(SETTING) : given.strip();
    HttpUrl url = parse(given == null ? SETTING : "apiUrl", setting == null ? DEFAULT : setting);
    HttpUrl.Builder base = url.newBuilder();
    if (!url.encodedPath().endsWith("/v1") && !url.encodedPath().endsWith("/v1/")) {
      base.addPathSegment("v1");
    }
    HttpUrl built = base.build();
    return built.encodedPath().endsWith("/")
        ? built
        : built.newBuilder().addPathSegment("").build();
  }

  private static HttpUrl parse(String setting, String text) {
    if (Redacted.isSecret(text)) {
      throw malformed(setting, "must be a URL, such as " + DEFAULT + ", and not hold a key");
    }
    if (Redacted.isQuoted(text)) {
      throw malformed(setting, "must not be in quotes: remove them");
    }
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw malformed(setting, "must be a URL, such as " + DEFAULT + Redacted.url(text));
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw malformed(
          setting,
          "must not hold a user or password, as calls are made with the secret key"
              + Redacted.url(text));
    }
    if (url.query() != null || url.fragment() != null) {
      throw malformed(setting, "must have no query and no fragment" + Redacted.url(text));
    }
    return url;
  }

  private static ClerkConfigurationException malformed(String setting, String why) {
    return new ClerkConfigurationException(setting + " " + why);
  }
}
