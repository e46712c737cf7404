package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The redirects of one request to sign in or up. The request's path never decides on the target's
 * site. Never shows the browser's token.
 */
final class Redirects {
  /** Stands for the site of a request of which only the path is known, and is never shown. */
  private static final HttpUrl NOWHERE = HttpUrl.get("http://nowhere.invalid/");

  private final SignInPages pages;
  private final @Nullable RequestUrl requestUrl;
  private final @Nullable String devBrowserToken;

  /**
   * Redirects of one request.
   *
   * @param requestUrl the absolute URL, known to the browser; ignored if it is another, or null
   * @param devBrowserToken the token of the browser in development
   */
  Redirects(SignInPages pages, @Nullable RequestUrl requestUrl, @Nullable String devBrowserToken) {
    this.pages = pages;
    this.requestUrl = requestUrl;
    this.devBrowserToken = devBrowserToken;
  }

  /** Returns true if the sign-in page is known. */
  boolean isKnown() {
    return pages.isKnown();
  }

  /** Returns the URL that was requested, as it came; null if only its path is known. */
  @Nullable String requested() {
    return requestUrl == null || absolute() == null
        ? null
        : requestUrl.without(ClerkNames.ONCE).toString();
  }

  /**
   * Returns the URL to sign in.
   *
   * @param returnBackUrl the URL to return to, absolute or relative to the request's URL; null for
   *     Clerk's default
   * @param sessionStatus {@code pending} if the user is signed in, but has a task left
   * @throws ClerkConfigurationException if there is neither a URL nor a publishable key
   */
  String signIn(@Nullable String returnBackUrl, @Nullable String sessionStatus) {
    return to(signInTarget(), returnBackUrl, sessionStatus);
  }

  /** Same as {@link #signIn}, to sign up. */
  String signUp(@Nullable String returnBackUrl, @Nullable String sessionStatus) {
    return to(signUpTarget(), returnBackUrl, sessionStatus);
  }

  /** Returns the response that redirects a browser to a URL. */
  static AuthResponse answer(String url) {
    return new AuthResponse(
        307,
        Map.of(HeaderNames.LOCATION, List.of(url), HeaderNames.CACHE_CONTROL, List.of("no-store")),
        "");
  }

  private HttpUrl signInTarget() {
    String url = pages.signInUrl();
    return url == null ? portal("sign-in") : page(url);
  }

  private HttpUrl signUpTarget() {
    String url = pages.signUpUrl();
    if (url != null) {
      return page(url);
    }
    return pages.signInUrl() == null
        ? portal("sign-up")
        : signInTarget().newBuilder().addPathSegment("create").build();
  }

  private HttpUrl page(String url) {
    return Objects.requireNonNull(resolved(url), "is checked when it is set");
  }

  private HttpUrl portal(String page) {
    if (pages.key() == null) {
      throw new ClerkConfigurationException(
          "It is not known where to "
              + page.replace('-', ' ')
              + ": give the authenticator the URL, or the publishable key of the instance");
    }
    return HttpUrl.get(pages.key().accountsUrl()).newBuilder().addPathSegment(page).build();
  }

  private String to(
      HttpUrl target, @Nullable String returnBackUrl, @Nullable String sessionStatus) {
    HttpUrl.Builder url = target.newBuilder();
    if ("pending".equals(sessionStatus)) {
      url.addPathSegment("tasks");
    }
    boolean leaves = isElsewhere(target);
    String back = returnBackUrl == null ? null : back(returnBackUrl, leaves && pages.satellite());
    if (back != null) {
      url.setQueryParameter(ClerkNames.REDIRECT_URL, back);
    }
    boolean development = pages.key() != null && !pages.key().isProduction();
    if (leaves && development && devBrowserToken != null && absolute() != null) {
      url.setQueryParameter(ClerkNames.DEV_BROWSER, devBrowserToken);
    }
    return shown(url.build());
  }

  /**
   * Returns the URL to return to, or null if it is none. The request's own is left as it came.
   *
   * @param marked true if the browser returns with the word that it has a sign-in to fetch
   */
  private @Nullable String back(String returnBackUrl, boolean marked) {
    if (requestUrl != null && returnBackUrl.equals(requested())) {
      RequestUrl own = requestUrl.without(ClerkNames.ONCE);
      return (marked
              ? own.without(Set.of(ClerkNames.SYNCED)).with(ClerkNames.SYNCED, "false")
              : own)
          .toString();
    }
    HttpUrl back = resolved(returnBackUrl);
    if (back == null) {
      return null;
    }
    return shown(
        marked ? back.newBuilder().setQueryParameter(ClerkNames.SYNCED, "false").build() : back);
  }

  private boolean isElsewhere(HttpUrl target) {
    return !target.host().equals(base().host()) || port(target) != port(base());
  }

  /** Proxies change the scheme: the usual ports of both count as one. */
  private static int port(HttpUrl url) {
    return url.port() == HttpUrl.defaultPort(url.scheme()) ? -1 : url.port();
  }

  private @Nullable HttpUrl absolute() {
    return requestUrl == null ? null : HttpUrl.parse(requestUrl.toString());
  }

  private HttpUrl base() {
    return Objects.requireNonNullElse(absolute(), NOWHERE);
  }

  /**
   * Resolves a URL. An absolute URL stays unchanged. Slashes at the start, however many, make a
   * path of the request's site. Anything else is relative to the request's URL. Returns null if the
   * result is no URL.
   */
  private @Nullable HttpUrl resolved(String url) {
    String text = url.strip();
    HttpUrl absolute = HttpUrl.parse(text);
    if (absolute != null) {
      return absolute;
    }
    if (text.startsWith("/") || text.startsWith("\\")) {
      String root = base().newBuilder().encodedPath("/").query(null).fragment(null).toString();
      return HttpUrl.parse(root.substring(0, root.length() - 1) + text);
    }
    return base().resolve(text);
  }

  private static String shown(HttpUrl url) {
    String text = url.toString();
    return url.host().equals(NOWHERE.host())
        ? text.substring(NOWHERE.toString().length() - 1)
        : text;
  }

  /** Neither the URL nor the token. */
  @Override
  public String toString() {
    return "Redirects[known=" + isKnown() + "]";
  }
}
