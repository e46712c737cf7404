package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A proxy of Clerk's Frontend API on a path of the application, such as {@code
 * https://app.example.com/__clerk}. Browsers then talk to Clerk through the application's own
 * domain.
 *
 * <pre>{@code
 * FrontendApiProxy proxy = FrontendApiProxy.builder().proxyUrl("https://app.example.com/__clerk").build(); // once
 * try (ProxyResponse response = proxy.forward(request, body, remoteAddress)) { // each request below /__clerk
 *   response.body().transferTo(out);
 * }
 * }</pre>
 *
 * <p>Bodies are streamed in both directions, and redirects are returned and not followed. The
 * secret key is sent to the Frontend API alone. Set the same proxy URL on the {@link
 * RequestAuthenticator}, the front end and, for a production instance, in the Clerk Dashboard. The
 * logger is {@code io.github.clerk4j.auth}. Thread-safe.
 */
public final class FrontendApiProxy {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.auth");

  /** The methods of the Frontend API. TRACE would return the secret key. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final ApplicationSettings site;
  private final HttpUrl target;
  private final String secretKey;
  private final long mostBytes;
  private final OkHttpClient http;

  private FrontendApiProxy(Builder builder) {
    this.site = ApplicationSettings.ofProxy(builder.proxyUrl, builder.trustForwardedHeaders);
    this.target = target(builder.frontendApiUrl);
    this.secretKey = secretKey(builder.secretKey);
    this.mostBytes = builder.mostBytes;
    this.http = ProxyClient.of(builder.httpClient, builder.timeout);
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns true if a request is for the proxy: its path is the proxy's, or below it. */
  public boolean handles(ClerkRequest request) {
    RequestUrl url = site.urlOf(request);
    return url != null && site.pathBelowProxy(url) != null;
  }

  /**
   * Forwards a request to the Frontend API, and waits for the head of the response. A request that
   * cannot be forwarded has a response of JSON like Clerk's own errors: 400 if the path is not
   * below the proxy's, 405 for an unknown method, 413 if the body is too long, 502 if the Frontend
   * API cannot be reached.
   *
   * @param request the request with all its headers, and a URL that is absolute or has a {@code
   *     Host} header beside it
   * @param body the raw body, which is read to its end if there is one, and not closed
   * @param clientAddress the IP address of the browser, by which Clerk recognizes abuse
   * @return the response, which must be closed
   * @throws IOException if {@code body} fails
   */
  public ProxyResponse forward(ClerkRequest request, InputStream body, String clientAddress)
      throws IOException {
    if (!METHODS.contains(request.method())) {
      return ProxyResponse.error(405, "proxy_request_failed", "The method is not supported");
    }
    RequestUrl url = site.urlOf(request);
    String path = url == null ? null : site.pathBelowProxy(url);
    if (url == null || path == null) {
      return ProxyResponse.error(
          400, "proxy_path_mismatch", "The path of the request is not below the proxy's");
    }
    HttpUrl to = at(path, url.query());
    if (to == null || !ProxyHeaders.areClean(request)) {
      return ProxyResponse.error(400, "proxy_request_failed", "The request is malformed");
    }
    ProxyHeaders headers = new ProxyHeaders(site.proxyAt(url), target, url.origin());
    ProxyRequestBody sent = ProxyRequestBody.of(request, body, mostBytes);
    if (sent != null && sent.isTooLong()) {
      return tooLong();
    }
    Request forwarded =
        new Request.Builder()
            .url(to)
            .headers(headers.toClerk(request, secretKey, client(request, clientAddress)))
            .method(request.method(), sent)
            .build();
    return exchange(forwarded, sent, headers);
  }

  private ProxyResponse exchange(
      Request request, @Nullable ProxyRequestBody sent, ProxyHeaders headers) throws IOException {
    try {
      Response response = http.newCall(request).execute();
      return ProxyResponse.of(response, headers.toBrowser(response.headers(), request.url()));
    } catch (IOException e) {
      if (sent != null) {
        sent.throwFailure();
        if (sent.isTooLong()) {
          return tooLong();
        }
      }
      LOG.warn("Clerk's Frontend API could not be reached through the proxy: {}", e.toString());
      return ProxyResponse.error(
          502, "proxy_request_failed", "Clerk's Frontend API could not be reached");
    }
  }

  private ProxyResponse tooLong() {
    return ProxyResponse.error(
        413, "proxy_request_failed", "The body has more than " + mostBytes + " bytes");
  }

  /** Returns the URL at Clerk, or null if it would be outside of the Frontend API. */
  private @Nullable HttpUrl at(String path, String query) {
    String base = target.toString();
    String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    HttpUrl url = HttpUrl.parse(prefix + path + (query.isEmpty() ? "" : "?" + query));
    boolean inside =
        url != null
            && url.scheme().equals(target.scheme())
            && url.host().equals(target.host())
            && url.port() == target.port()
            && ProxyHeaders.pathBelow(target, url) != null;
    return inside ? url : null;
  }

  /** Returns the address of the browser: that of a trusted proxy, else of the connection. */
  private String client(ClerkRequest request, String clientAddress) {
    String forwarded =
        site.trustForwarded()
            ? ApplicationSettings.first(request.header(HeaderNames.FORWARDED_FOR))
            : null;
    return forwarded == null || forwarded.isEmpty() ? clientAddress : forwarded;
  }

  private static HttpUrl target(String frontendApiUrl) {
    HttpUrl url = HttpUrl.parse(frontendApiUrl);
    String origin = RequestUrl.originOf(frontendApiUrl);
    if (url == null || origin == null || url.query() != null || url.fragment() != null) {
      throw new ClerkConfigurationException(
          "frontendApiUrl must be an https URL without user, query and fragment, and not "
              + PrintableSetting.of(frontendApiUrl));
    }
    if (!url.isHttps() && !RequestUrl.isLoopback(origin)) {
      throw new ClerkConfigurationException(
          "frontendApiUrl must be https, as the secret key is sent to it; http is for this machine alone, and not for "
              + origin);
    }
    return url;
  }

  private static String secretKey(@Nullable String key) {
    if (key == null) {
      throw new ClerkConfigurationException(
          "The proxy has no secret key: set the environment variable CLERK_SECRET_KEY, or call secretKey(...)");
    }
    if (!key.startsWith("sk_") || !AuthHeaders.isClean(key) || key.indexOf(' ') >= 0) {
      throw new ClerkConfigurationException(
          "The secret key of the proxy is malformed: it must begin with sk_test_ or sk_live_");
    }
    return key;
  }

  @Override
  public String toString() {
    return "FrontendApiProxy[" + site.proxyUrl() + " to " + target + "]";
  }

  /**
   * A builder of proxies. Not thread-safe. Defaults, of which a named variable is an environment
   * variable or, first, a system property:
   *
   * <ul>
   *   <li>secret key: {@code CLERK_SECRET_KEY}
   *   <li>proxy URL: {@code CLERK_PROXY_URL}, else the path {@code /__clerk}
   *   <li>URL of the Frontend API: {@code CLERK_FAPI_URL}, else {@code
   *       https://frontend-api.clerk.dev}
   *   <li>longest body: 16 MiB
   *   <li>timeout: 30 s, and 5 s to connect; with an HTTP client of your own, its timeouts
   *   <li>forwarded headers: not trusted
   * </ul>
   */
  public static final class Builder {
    private static final long MOST_BYTES = 16L << 20;

    private @Nullable String secretKey = Setting.of("CLERK_SECRET_KEY");
    private String proxyUrl = setting("CLERK_PROXY_URL", "/__clerk");
    private String frontendApiUrl = setting("CLERK_FAPI_URL", "https://frontend-api.clerk.dev");
    private long mostBytes = MOST_BYTES;
    private @Nullable Duration timeout;
    private @Nullable OkHttpClient httpClient;
    private boolean trustForwardedHeaders;

    private Builder() {}

    private static String setting(String name, String otherwise) {
      String value = Setting.of(name);
      return value == null ? otherwise : value;
    }

    /** Sets the instance's secret key, which begins with {@code sk_}. */
    public Builder secretKey(String secretKey) {
      this.secretKey = SettingCheck.key("secretKey", secretKey);
      return this;
    }

    /**
     * Sets the URL of this proxy: absolute, or a path of this site. An absolute one is better,
     * since Clerk is then told the same origin for every request.
     */
    public Builder proxyUrl(String proxyUrl) {
      this.proxyUrl = SettingCheck.text("proxyUrl", proxyUrl);
      return this;
    }

    /** Sets the URL of the Frontend API, for tests and for Clerk's staging environment. */
    public Builder frontendApiUrl(String frontendApiUrl) {
      this.frontendApiUrl = SettingCheck.text("frontendApiUrl", frontendApiUrl);
      return this;
    }

    /** Sets the most bytes of a request's body. Longer ones have the response 413. */
    public Builder maxBodySize(long bytes) {
      if (bytes <= 0) {
        throw new ClerkConfigurationException("maxBodySize must be positive: " + bytes);
      }
      this.mostBytes = bytes;
      return this;
    }

    /** Sets how long the Frontend API may be silent, from 1 ms to 10 min. */
    public Builder timeout(Duration timeout) {
      if (SettingCheck.present("timeout", timeout).toMillis() < 1
          || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new ClerkConfigurationException("timeout must be from 1 ms to 10 min: " + timeout);
      }
      this.timeout = timeout;
      return this;
    }

    /**
     * Sets the HTTP client, for TLS settings, an outgoing proxy or interceptors of your own. It is
     * not changed, and its cache, cookies, authenticator and redirects are not used. Interceptors
     * see the secret key and the cookies of all browsers.
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = SettingCheck.present("httpClient", httpClient);
      return this;
    }

    /**
     * Sets whether {@code X-Forwarded-Host}, {@code X-Forwarded-Proto} and the first address in
     * {@code X-Forwarded-For} are trusted. Trust them only if a proxy always replaces them.
     */
    public Builder trustForwardedHeaders(boolean trust) {
      this.trustForwardedHeaders = trust;
      return this;
    }

    /**
     * Returns the proxy.
     *
     * @throws ClerkConfigurationException if a setting is malformed or missing; the message says
     *     which
     */
    public FrontendApiProxy build() {
      return new FrontendApiProxy(this);
    }
  }
}
