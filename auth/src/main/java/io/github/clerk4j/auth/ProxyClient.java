package io.github.clerk4j.auth;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The HTTP client of a proxy: the default one, or the changes to one that the user passed. */
final class ProxyClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Shorter than servers keep connections, so that a write rarely meets a closed one. */
  private static final Duration KEPT = Duration.ofSeconds(20);

  private static final int MOST_KEPT = 16;

  private ProxyClient() {}

  /**
   * Returns a client. It neither keeps nor adds cookies and credentials, because those of one
   * browser could reach another, and returns redirects.
   *
   * @param given the user's client, or null to make one
   * @param timeout the longest silence, or null for that of the user's client or the default
   */
  static OkHttpClient of(@Nullable OkHttpClient given, @Nullable Duration timeout) {
    OkHttpClient.Builder client = given == null ? newClient() : given.newBuilder();
    if (timeout != null) {
      client.readTimeout(timeout).writeTimeout(timeout);
    }
    return client
        .cache(null)
        .cookieJar(CookieJar.NO_COOKIES)
        .authenticator(Authenticator.NONE)
        .followRedirects(false)
        .followSslRedirects(false)
        .build();
  }

  private static OkHttpClient.Builder newClient() {
    return new OkHttpClient.Builder()
        .connectTimeout(CONNECT_TIMEOUT)
        .readTimeout(TIMEOUT)
        .writeTimeout(TIMEOUT)
        .connectionPool(new ConnectionPool(MOST_KEPT, KEPT.toSeconds(), TimeUnit.SECONDS));
  }
}
