package io.github.clerk4j.auth;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to a site, and what can be read off it before anything is verified.
 *
 * @param url where it went, as the browser knows it; null where that cannot be told
 */
record Visit(
    Site site,
    ClerkRequest request,
    @Nullable RequestUrl url,
    BrowserCookies cookies,
    AuthContext auth) {
  static Visit of(Site site, AuthSettings settings, ClerkRequest request, Instant now) {
    RequestUrl url = site.urlOf(request);
    BrowserCookies cookies = BrowserCookies.of(request, site.publishableKey(), now);
    String asked = url == null ? null : url.parameter(Handshake.DEV_BROWSER);
    String devBrowser = asked == null || asked.isEmpty() ? cookies.devBrowser() : asked;
    return new Visit(
        site, request, url, cookies, AuthContext.of(settings, request, url, devBrowser));
  }

  /** For when reading a request went wrong. */
  static Visit unread(Site site, AuthSettings settings, ClerkRequest request) {
    AuthContext nothing =
        new AuthContext(settings, RequestKind.API, new Redirects(settings.pages(), null, null));
    return new Visit(site, request, null, BrowserCookies.NONE, nothing);
  }

  /**
   * The token of the {@code Authorization} header: a bearer token (RFC 6750), or a value without a
   * scheme. Other schemes are not for us.
   */
  static @Nullable String headerToken(ClerkRequest request) {
    for (String line : request.headers("Authorization")) {
      String value = line.strip();
      int blank = value.indexOf(' ');
      String scheme = blank < 0 ? value : value.substring(0, blank);
      if (scheme.toLowerCase(Locale.ROOT).equals("bearer")) {
        return blank < 0 ? "" : value.substring(blank).strip();
      }
      if (blank < 0 && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  boolean isGet() {
    return request.method().equals("GET");
  }

  /** Whether a browser is loading a page, and thereby can be sent elsewhere and back. */
  boolean isPageLoad() {
    return isGet() && "document".equals(request.header("Sec-Fetch-Dest"));
  }

  /** Whether the answer can be a redirect that the browser follows with the page it shows. */
  boolean canBeSentAway() {
    String destination = request.header("Sec-Fetch-Dest");
    String accept = request.header("Accept");
    return isGet()
        && (destination == null
            ? accept != null && accept.startsWith("text/html")
            : destination.equals("document") || destination.equals("iframe"));
  }

  @Nullable String parameter(String name) {
    return url == null ? null : url.parameter(name);
  }

  /** The session token of the cookies, else of the header. */
  @Nullable String sessionToken() {
    return cookies.session() == null ? headerToken(request) : cookies.session();
  }

  /** What a development instance knows the browser by; null where it does not yet. */
  @Nullable String devBrowser() {
    return auth.redirects().devBrowser();
  }

  /** How often the browser has been sent away within the last moments. */
  int redirects() {
    String count = Objects.requireNonNullElse(request.cookie(Handshake.REDIRECT_COUNT), "");
    return count.matches("[0-9]{1,6}") ? Integer.parseInt(count) : 0;
  }

  /** Without anything that could hold a token. */
  @Override
  public String toString() {
    return "Visit[" + request + "]";
  }
}
