package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A URL of HTTP to which a browser is sent back.
 *
 * @param origin scheme, host, and the port unless it is the usual one, as browsers write it
 * @param path begins with a slash
 * @param query without the question mark, or null if there is none
 * @param fragment without the hash, or null if there is none
 */
record RedirectUrl(String origin, String path, @Nullable String query, @Nullable String fragment) {
  private static final Pattern URL =
      Pattern.compile(
          "(?i:(https?))://(?:[^/\\\\?#@]*@)?" // user info is dropped
              + "(\\[[0-9a-fA-F:.]+\\]|[^/\\\\?#@:\\[\\]%<>\"|^`{}\\s\\p{Cntrl}]+)(?::(\\d{0,5}))?"
              + "([/\\\\][^?#]*)?(?:\\?([^#]*))?(?:#(.*))?",
          Pattern.DOTALL);

  /** The characters that stand for themselves in a URL. All others are percent-encoded. */
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=%[]";

  /**
   * Returns the {@code redirect_url} of a request.
   *
   * @throws ApiError if it is missing, or is not an absolute URL of http or https
   */
  static RedirectUrl of(@Nullable String text) {
    if (text == null) {
      throw ApiError.parameter(
          400, "form_param_missing", "is missing", "redirect_url", "redirect_url is required.");
    }
    RedirectUrl url = parse(text);
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

  private static @Nullable RedirectUrl parse(String text) {
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      return null;
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    String host = ascii(url.group(2));
    String port = Objects.requireNonNullElse(url.group(3), "");
    if (host == null || (!port.isEmpty() && Integer.parseInt(port) > 65_535)) {
      return null;
    }
    boolean usual = port.isEmpty() || Integer.parseInt(port) == (scheme.equals("http") ? 80 : 443);
    String path = Objects.requireNonNullElse(url.group(4), "/").replace('\\', '/');
    return new RedirectUrl(
        scheme + "://" + host + (usual ? "" : ":" + Integer.parseInt(port)),
        encoded(path),
        url.group(5) == null ? null : encoded(url.group(5)),
        url.group(6) == null ? null : encoded(url.group(6)));
  }

  /** Returns the same URL with one value under this name, at the end of the query. */
  RedirectUrl withQueryParameter(String name, String value) {
    String pair = name + "=" + URLEncoder.encode(value, UTF_8);
    String others =
        Stream.of(Objects.requireNonNullElse(query, "").split("&", -1))
            .filter(each -> !each.isEmpty())
            .filter(each -> !FormData.decoded(each.split("=", 2)[0], true).equals(name))
            .map(each -> each + "&")
            .collect(Collectors.joining());
    return new RedirectUrl(origin, path, others + pair, fragment);
  }

  private static @Nullable String ascii(String host) {
    try {
      return host.startsWith("[")
          ? host.toLowerCase(Locale.ROOT)
          : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return null; // no host has this name
    }
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte each : text.getBytes(UTF_8)) {
      if (PLAIN.indexOf(each) >= 0) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(String.format("%02X", each));
      }
    }
    return encoded.toString();
  }

  /** Returns the whole URL, which is fit for a header. */
  @Override
  public String toString() {
    return origin
        + path
        + (query == null ? "" : "?" + query)
        + (fragment == null ? "" : "#" + fragment);
  }
}
