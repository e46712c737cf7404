package io.github.clerk4j;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Texts in messages, without secrets: a text in the wrong setting can be one. */
final class Redacted {
  private static final Pattern SECRET =
      Pattern.compile("(?<![A-Za-z0-9])(sk|ak|whsec|mt|oat|dvb)_[A-Za-z0-9]|eyJ[A-Za-z0-9_-]{8}");

  /** A host with its port and path; dots tell it from keys, labels of 63 at most from tokens. */
  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,10}(:[0-9]{1,5})?(/[a-z0-9/]*)?");

  private Redacted() {}

  /** Returns true if a text holds something that looks like a key or token of Clerk's. */
  static boolean isSecret(String text) {
    return SECRET.matcher(text).find();
  }

  /** Returns true if a text is in quotes, like a copy from a file of settings. */
  static boolean isQuoted(String text) {
    return !text.isEmpty() && (isQuote(text.charAt(0)) || isQuote(text.charAt(text.length() - 1)));
  }

  private static boolean isQuote(char each) {
    return each == '"' || each == '\'' || each == '`';
  }

  /**
   * Returns the end of a message: a URL without user, password, query and fragment, or a host.
   * Empty for any other text.
   */
  static String url(String text) {
    if (isSecret(text)) {
      return "";
    }
    HttpUrl url = HttpUrl.parse(text);
    if (url != null) {
      return ": " + url.newBuilder().username("").password("").query(null).fragment(null).build();
    }
    return HOST.matcher(text).matches() ? ": " + text : "";
  }

  /** Returns a name, or a mask for what looks like a secret. */
  static String name(String name) {
    return isSecret(name) ? "***" : name;
  }
}
