package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an application.
 *
 * @param pages the sign-in pages, with the publishable key that handshakes need
 * @param satelliteAutoSync true if a satellite asks the primary domain about every new browser
 * @param domain the domain of a satellite, without a scheme
 * @param proxyUrl the proxy of the Frontend API; absolute, or a path
 * @param authorizedParties the origins on which handshakes begin; empty for any
 * @param trustForwarded true if {@code X-Forwarded-Host} and {@code -Proto} are set by a trusted
 *     proxy
 * @param organizations the organizations of paths
 */
record ApplicationSettings(
    SignInPages pages,
    boolean satelliteAutoSync,
    @Nullable String domain,
    @Nullable String proxyUrl,
    Set<String> authorizedParties,
    boolean trustForwarded,
    OrganizationMatcher organizations) {
  ApplicationSettings {
    for (String each : authorizedParties) {
      String origin = RequestUrl.originOf(each);
      if (origin != null && !origin.equals(each)) {
        throw new ClerkConfigurationException(
            "authorizedParties must be origins, such as "
                + origin
                + ", and not "
                + PrintableSetting.of(each));
      }
    }
    if (domain != null) {
      SettingCheck.text("domain", domain);
    }
    if (proxyUrl != null) {
      checkProxyUrl(proxyUrl);
    }
    if (pages.satellite()) {
      checkSatellite(pages, domain, proxyUrl);
    }
  }

  /** Returns the settings of a proxy of the Frontend API alone. */
  static ApplicationSettings ofProxy(String proxyUrl, boolean trustForwarded) {
    return new ApplicationSettings(
        SignInPages.UNKNOWN,
        false,
        null,
        proxyUrl,
        Set.of(),
        trustForwarded,
        new OrganizationMatcher(List.of(), List.of()));
  }

  private static void checkProxyUrl(String proxyUrl) {
    String origin = RequestUrl.originOf(proxyUrl);
    if (origin == null && !proxyUrl.matches("/[^/\\\\].*")) {
      throw new ClerkConfigurationException(
          "proxyUrl must be an http(s) URL without a user, or a path that begins with one slash, and not "
              + PrintableSetting.of(proxyUrl));
    }
    if (origin != null && origin.startsWith("http://") && !RequestUrl.isLoopback(origin)) {
      throw new ClerkConfigurationException(
          "proxyUrl must be https, as tokens pass through it; http is for this machine alone, and not for "
              + origin);
    }
  }

  private static void checkSatellite(
      SignInPages pages, @Nullable String domain, @Nullable String proxyUrl) {
    if (domain == null && proxyUrl == null) {
      throw new ClerkConfigurationException(
          "A satellite needs to know its domain, or a proxy URL: call domain(...) or proxyUrl(...)");
    }
    if (domain != null && RequestUrl.origin("https", domain) == null) {
      throw new ClerkConfigurationException(
          "domain must be a host, such as satellite.example.com, and not "
              + PrintableSetting.of(domain));
    }
    if (pages.key() == null || pages.key().isProduction()) {
      return;
    }
    String signInUrl = pages.signInUrl();
    if (signInUrl == null) {
      throw new ClerkConfigurationException(
          "A satellite of a development instance needs the sign-in URL of the primary domain: call signInUrl(...)");
    }
    String origin = RequestUrl.originOf(signInUrl);
    if (origin == null) {
      throw new ClerkConfigurationException(
          "signInUrl of a satellite must be absolute, as it is on another origin, and not "
              + PrintableSetting.of(signInUrl));
    }
    if (RequestUrl.hostOf(origin).equals(domain)) {
      throw new ClerkConfigurationException(
          "The sign-in URL of a satellite is on the primary domain, and not on the satellite's own, "
              + domain);
    }
  }

  /** Returns true if an issuer is the Frontend API that this application's cookies are from. */
  boolean isOwnIssuer(Object issuer, PublishableKey key, @Nullable RequestUrl url) {
    if (!(issuer instanceof String text)) {
      return false;
    }
    String host = withoutScheme(text);
    if (proxyUrl != null
        && (url != null || RequestUrl.originOf(proxyUrl) != null)
        && host.equals(withoutScheme(proxy(proxyUrl, url)))) {
      return true;
    }
    if (satellite() && isProduction()) {
      return domain != null && host.equalsIgnoreCase("clerk." + domain);
    }
    return host.equals(key.frontendApi());
  }

  private static String withoutScheme(String url) {
    for (String scheme : List.of("https://", "http://")) {
      if (url.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return url.substring(scheme.length());
      }
    }
    return url;
  }

  @Nullable PublishableKey publishableKey() {
    return pages.key();
  }

  /** Returns true if the application is a satellite, whose users sign in on another domain. */
  boolean satellite() {
    return pages.satellite();
  }

  @Nullable String signInUrl() {
    return pages.signInUrl();
  }

  boolean isProduction() {
    return pages.key() != null && pages.key().isProduction();
  }

  boolean isDevelopment() {
    return pages.key() != null && !pages.key().isProduction();
  }

  /** Returns the URL of a request, as the browser knows it; null if it is unknown. */
  @Nullable RequestUrl urlOf(ClerkRequest request) {
    String given = RequestUrl.originOf(request.url());
    String host = request.header(HeaderNames.HOST);
    String scheme = given == null ? null : given.substring(0, given.indexOf(':'));
    if (trustForwarded) {
      String forwardedHost = first(request.header(HeaderNames.FORWARDED_HOST));
      String forwardedScheme = first(request.header(HeaderNames.FORWARDED_PROTO));
      host = forwardedHost == null ? host : forwardedHost;
      scheme = forwardedScheme == null ? scheme : forwardedScheme;
    }
    String origin = scheme == null ? originOf(host) : RequestUrl.origin(scheme, host);
    if (origin == null) {
      origin = given;
    }
    return origin == null ? null : RequestUrl.at(origin, request.url());
  }

  /**
   * Returns the origin of a host without a scheme: the authorized party of this host, if there is
   * one.
   */
  private @Nullable String originOf(@Nullable String host) {
    String secure = RequestUrl.origin("https", host);
    return secure != null && authorizedParties.contains(secure)
        ? secure
        : RequestUrl.origin("http", host);
  }

  /** Returns the value of the outermost of several proxies. */
  static @Nullable String first(@Nullable String list) {
    int comma = list == null ? -1 : list.indexOf(',');
    return list == null ? null : (comma < 0 ? list : list.substring(0, comma)).strip();
  }

  /**
   * Returns true if a browser that is redirected from this URL would be accepted when it returns.
   */
  boolean isOurs(RequestUrl url) {
    return authorizedParties.isEmpty() || authorizedParties.contains(url.origin());
  }

  /** Returns the base URL of the Frontend API for browsers at this URL. */
  String frontendApi(PublishableKey key, RequestUrl url) {
    if (proxyUrl != null) {
      return proxy(proxyUrl, url);
    }
    return "https://"
        + (satellite() && key.isProduction() && domain != null
            ? "clerk." + domain
            : key.frontendApi());
  }

  /** Returns the URL of the proxy for browsers at this URL. There must be a proxy. */
  String proxyAt(RequestUrl url) {
    return proxy(Objects.requireNonNull(proxyUrl, "there is a proxy"), url);
  }

  /** Returns the path of a URL below the proxy's path; null if it is not below it. */
  @Nullable String pathBelowProxy(RequestUrl url) {
    return proxyUrl == null
        ? null
        : RequestUrl.pathBelow(RequestUrl.at(url.origin(), proxyUrl).path(), url.path());
  }

  /**
   * Returns true if a URL of this site belongs to the proxy. Its pages are Clerk's, and a browser
   * that loads one is on its way already.
   */
  boolean isProxied(RequestUrl url) {
    String proxy = proxyUrl == null ? null : RequestUrl.originOf(proxyUrl);
    return pathBelowProxy(url) != null
        && (proxy == null || withoutScheme(proxy).equals(withoutScheme(url.origin())));
  }

  /** Returns the base URL of a proxy, absolute; of a path, on the site of a request. */
  private static String proxy(String proxyUrl, @Nullable RequestUrl url) {
    String origin = RequestUrl.originOf(proxyUrl);
    String site =
        origin == null ? Objects.requireNonNull(url, "a path has a site").origin() : origin;
    RequestUrl proxy = RequestUrl.at(site, proxyUrl);
    int end = proxy.path().length();
    while (end > 0 && proxy.path().charAt(end - 1) == '/') {
      end--;
    }
    return proxy.origin() + proxy.path().substring(0, end);
  }
}
