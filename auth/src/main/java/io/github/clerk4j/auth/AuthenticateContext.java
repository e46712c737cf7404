package io.github.clerk4j.auth;

import io.github.clerk4j.token.CallMode;
import io.github.clerk4j.token.RequestToken;
import io.github.clerk4j.token.RequestTokenVerifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request, and the values that can be read before anything is verified. Each value is read on
 * demand. Thread-safe.
 */
final class AuthenticateContext {
  private static final String GET = "GET";
  private static final int MOST_REDIRECTS = 999_999;

  private final ApplicationSettings site;
  private final ClerkRequest request;
  private final Instant now;
  private final RequestTokenVerifier tokens;
  private final CallMode mode;
  private final AuthSettings settings;

  private @Nullable Url url;
  private @Nullable BrowserCookies cookies;
  private @Nullable Header header;

  /** The URL, once it was read. Immutable, so that threads may race for it. */
  private record Url(@Nullable RequestUrl found) {}

  /** The token of the header, once it was read; immutable like the URL. */
  private record Header(@Nullable RequestToken token) {}

  AuthenticateContext(
      ApplicationSettings site,
      AuthSettings settings,
      ClerkRequest request,
      Instant now,
      RequestTokenVerifier tokens,
      CallMode mode) {
    this.site = site;
    this.settings = settings;
    this.request = request;
    this.now = now;
    this.tokens = tokens;
    this.mode = mode;
  }

  /** Returns a context of which nothing more is read, for a request that could not be read. */
  static AuthenticateContext unread(
      ApplicationSettings site,
      AuthSettings settings,
      ClerkRequest request,
      RequestTokenVerifier tokens) {
    AuthenticateContext visit =
        new AuthenticateContext(site, settings, request, Instant.EPOCH, tokens, CallMode.BLOCKING);
    visit.url = new Url(null);
    visit.header = new Header(null);
    visit.cookies = BrowserCookies.NONE;
    return visit;
  }

  ApplicationSettings site() {
    return site;
  }

  ClerkRequest request() {
    return request;
  }

  /** Returns the URL, as the browser knows it; null if it is unknown. */
  @Nullable RequestUrl url() {
    Url read = url;
    if (read == null) {
      read = new Url(site.urlOf(request));
      url = read;
    }
    return read.found();
  }

  BrowserCookies cookies() {
    BrowserCookies read = cookies;
    if (read == null) {
      PublishableKey key = site.publishableKey();
      read =
          key == null
              ? BrowserCookies.plain(request, sessionCookie(""))
              : BrowserCookies.of(
                  request,
                  key,
                  sessionCookie(""),
                  sessionCookie(BrowserCookies.suffix(key)),
                  issuer -> site.isOwnIssuer(issuer, key, url()),
                  now);
      cookies = read;
    }
    return read;
  }

  private @Nullable RequestToken sessionCookie(String suffix) {
    String value = request.cookie(ClerkNames.SESSION + suffix);
    return value == null || value.isEmpty() ? null : tokens.read(value);
  }

  /** Returns the mode of calls to Clerk for this request. */
  CallMode mode() {
    return mode;
  }

  /** Returns the redirects of this browser to sign in and up. */
  Redirects signIn() {
    return new Redirects(settings.pages(), url(), devBrowser());
  }

  /** Returns the context of the request's auth objects. */
  AuthContext auth() {
    return new AuthContext(settings, () -> RequestKind.of(request), this::signIn);
  }

  /** Returns the context of the request's auth object if the request is not signed in. */
  AuthContext auth(AuthFailure why) {
    RequestToken token = headerToken();
    return auth().failed(why, token != null && token.machineType() != null);
  }

  /**
   * Returns the token of the {@code Authorization} header: a bearer token (RFC 6750), or a value
   * without a scheme; null if there is none, or one of another scheme.
   */
  @Nullable RequestToken headerToken() {
    Header read = header;
    if (read == null) {
      String text = headerText(request);
      read = new Header(text == null ? null : tokens.read(text));
      header = read;
    }
    return read.token();
  }

  private static @Nullable String headerText(ClerkRequest request) {
    for (String line : request.headers(HeaderNames.AUTHORIZATION)) {
      String value = line.strip();
      int blank = value.indexOf(' ');
      String scheme = blank < 0 ? value : value.substring(0, blank);
      if (scheme.equalsIgnoreCase("bearer")) {
        return blank < 0 ? "" : value.substring(blank).strip();
      }
      if (blank < 0 && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  boolean isGet() {
    return request.method().equals(GET);
  }

  /** Returns true if a browser is loading a page. */
  boolean isPageLoad() {
    return isGet() && "document".equals(request.header(HeaderNames.SEC_FETCH_DEST));
  }

  /**
   * Returns true if the response can be a redirect that the browser follows with the page it shows.
   */
  boolean canBeSentAway() {
    String destination = request.header(HeaderNames.SEC_FETCH_DEST);
    String accept = request.header(HeaderNames.ACCEPT);
    return isGet()
        && (destination == null
            ? accept != null && accept.startsWith("text/html")
            : destination.equals("document") || destination.equals("iframe"));
  }

  @Nullable String parameter(String name) {
    RequestUrl asked = url();
    return asked == null ? null : asked.parameter(name);
  }

  /** Returns the session token of the cookies, else of the header. */
  @Nullable RequestToken sessionToken() {
    return cookies().session() == null ? headerToken() : cookies().session();
  }

  /** Returns the id of the browser in a development instance, or null if there is none yet. */
  @Nullable String devBrowser() {
    String asked = parameter(ClerkNames.DEV_BROWSER);
    return asked == null || asked.isEmpty() ? cookies().devBrowser() : asked;
  }

  /** Returns how often the browser was redirected within the last moments. */
  int redirects() {
    return (int)
        Math.min(BrowserCookies.seconds(request.cookie(ClerkNames.REDIRECT_COUNT)), MOST_REDIRECTS);
  }

  /** Without anything that could hold a token. */
  @Override
  public String toString() {
    return "AuthenticateContext[" + request + "]";
  }
}
