package io.github.clerk4j;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The URL of the Backend API. */
final class ApiUrl {
  private static final String SETTING = "CLERK_API_URL";
  private static final String DEFAULT = "https://api.clerk.com";

  /** The names of RFC 6761, RFC 6762, and ICANN's domain for private use. */
  private static final Pattern NEAR_NAME = Pattern.compile("\\.(localhost|local|internal|test)$");

  /** The addresses of RFC 1122, RFC 1918, RFC 3927, RFC 4193 and RFC 4291. */
  private static final Pattern NEAR_ADDRESS =
      Pattern.compile(
          "^(127|10|192\\.168|172\\.(1[6-9]|2\\d|3[01])|169\\.254)\\.[0-9.]+$"
              + "|^::1$|^f[cd][0-9a-f]{2}:|^fe80:");

  private ApiUrl() {}

  /**
   * Returns the base of all paths. Defaults to the setting {@code CLERK_API_URL}, else {@code
   * https://api.clerk.com/v1/}.
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
          "must not have a user or password: calls are made with the secret key"
              + Redacted.url(text));
    }
    if (url.query() != null || url.fragment() != null) {
      throw malformed(setting, "must have no query and no fragment" + Redacted.url(text));
    }
    if (!url.isHttps() && !isNear(url.host())) {
      throw malformed(
          setting, "must begin with https://, or the secret key can be read" + Redacted.url(text));
    }
    return url;
  }

  /**
   * Returns true for a host that is not public: this machine, a name in the network of a container
   * or company, or a private address.
   */
  private static boolean isNear(String host) {
    return (host.indexOf('.') < 0 && host.indexOf(':') < 0)
        || NEAR_NAME.matcher(host).find()
        || NEAR_ADDRESS.matcher(host).find();
  }

  private static ClerkConfigurationException malformed(String setting, String why) {
    return new ClerkConfigurationException(setting + " " + why);
  }
}
