package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where people sign in and up.
 *
 * @param signInUrl absolute, or from the path on
 * @param signUpUrl absolute, or from the path on
 * @param key of which the account portal serves, where there are no URLs
 * @param satellite whether they are on another domain, which has to tell ours of each sign-in
 */
record SignInPages(
    @Nullable String signInUrl,
    @Nullable String signUpUrl,
    @Nullable PublishableKey key,
    boolean satellite) {
  static final SignInPages UNKNOWN = new SignInPages(null, null, null, false);

  SignInPages {
    check("sign-in", signInUrl);
    check("sign-up", signUpUrl);
  }

  /** Whether a browser can be sent to sign in. */
  boolean isKnown() {
    return signInUrl != null || key != null;
  }

  /** One slash at the start is a path; two are another site, to a browser. */
  private static void check(String name, @Nullable String url) {
    HttpUrl absolute = url == null ? null : HttpUrl.parse(url);
    boolean malformed = absolute == null || !absolute.username().isEmpty();
    if (url != null && !url.matches("/(?![/\\\\]).*|/") && malformed) {
      throw new ClerkConfigurationException(
          "The "
              + name
              + " URL is malformed: it is like https://app.example.com/"
              + name
              + " or /"
              + name
              + ", without a user, and not "
              + PrintableSetting.of(url));
    }
  }
}
