package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The pages to sign in and up.
 *
 * @param signInUrl absolute, or from the path on
 * @param signUpUrl absolute, or from the path on
 * @param key the publishable key, whose account portal is the default
 * @param satellite true if the pages are on another domain, the primary one
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

  /** Returns true if a browser can be redirected to sign in. */
  boolean isKnown() {
    return signInUrl != null || key != null;
  }

  /** Checks a URL. One slash at the start is a path; two are another site, to a browser. */
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
