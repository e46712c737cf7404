package io.github.clerk4j;

import org.jspecify.annotations.Nullable;

/** The secret key of a Clerk instance or machine. {@code toString} masks it. */
record SecretKey(String value) {
  static final String SETTING = "CLERK_SECRET_KEY";

  private static final String WHERE = "; the Clerk Dashboard shows it under API keys";

  SecretKey {
    value = value.strip();
    if (Redacted.isQuoted(value)) {
      throw new ClerkConfigurationException(
          "The secret key must not be in quotes: remove them" + WHERE);
    }
    if (value.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new ClerkConfigurationException(
          "The secret key must be the key alone: remove \"Bearer\"" + WHERE);
    }
    if (value.startsWith("whsec_")) {
      throw new ClerkConfigurationException(
          "The secret key is a webhook signing secret (whsec_...): use the one that begins with"
              + " sk_test_ or sk_live_"
              + WHERE);
    }
    if (value.startsWith("pk_")) {
      throw new ClerkConfigurationException(
          "The secret key is a publishable key (pk_...): use the one that begins with sk_test_ or sk_live_"
              + WHERE);
    }
    if (!(value.startsWith("sk_") || value.startsWith("ak_")) || !isVisibleAscii(value)) {
      throw new ClerkConfigurationException(
          "The secret key is malformed: it must begin with sk_test_ or sk_live_ and have no blanks"
              + WHERE);
    }
  }

  static SecretKey of(@Nullable String given) {
    String value = given == null ? Setting.of(SETTING) : given;
    if (value == null) {
      throw new ClerkConfigurationException(
          "There is no secret key: set the environment variable "
              + SETTING
              + ", or call secretKey(...) on the builder"
              + WHERE);
    }
    return new SecretKey(value);
  }

  private static boolean isVisibleAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "***";
  }
}
