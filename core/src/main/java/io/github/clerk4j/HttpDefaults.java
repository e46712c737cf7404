package io.github.clerk4j;

import io.github.clerk4j.api.Endpoints;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The HTTP client: the default one, and the changes to one that the user passed. */
final class HttpDefaults {
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(10);
  private static final int ASYNC_CALLS = 128; // to one host, for which OkHttp would allow 5

  private HttpDefaults() {}

  static OkHttpClient.Builder clientFor(HttpUrl url) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher(ASYNC_CALLS))
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(SILENCE_TIMEOUT)
            .writeTimeout(SILENCE_TIMEOUT);
    return url.isHttps()
        ? client
        : client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)); // or TLS would be set up
  }

  /** Returns a dispatcher with daemon threads of its own, for this many calls to one host. */
  static Dispatcher dispatcher(int calls) {
    Dispatcher dispatcher = new Dispatcher(threads());
    dispatcher.setMaxRequests(calls);
    dispatcher.setMaxRequestsPerHost(calls);
    return dispatcher;
  }

  /**
   * Returns the client for calls.
   *
   * @param given the user's client, or null to make one
   */
  static OkHttpClient client(
      @Nullable OkHttpClient given, HttpUrl url, @Nullable Proxy proxy, Scheduler time) {
    OkHttpClient.Builder client = given == null ? clientFor(url) : given.newBuilder();
    if (proxy != null) {
      client.proxy(proxy);
    }
    new SendInterceptors(new KeptConnections(time, given != null)).addTo(client);
    return confined(client).build();
  }

  /** Returns the endpoints, without the user's event listeners: they only hear of real calls. */
  static Endpoints endpoints(HttpUrl url, OkHttpClient client) {
    return new Endpoints(url, client.newBuilder().eventListener(EventListener.NONE).build());
  }

  /**
   * Removes the cache, cookies and credentials, because they could mix two secret keys. Removes
   * redirects, because they could carry a key to another host. Removes OkHttp's own retries,
   * because attempts are counted here.
   */
  static OkHttpClient.Builder confined(OkHttpClient.Builder client) {
    return client
        .cache(null)
        .cookieJar(CookieJar.NO_COOKIES)
        .authenticator(Authenticator.NONE)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false);
  }

  /** Ends the threads of a client that was made here, and its idle connections. */
  static void close(OkHttpClient client) {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** Returns an executor without a bound: the dispatcher bounds it. Idle threads end. */
  private static ThreadPoolExecutor threads() {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("clerk4j"));
  }

  /** Returns a factory of daemon threads. */
  static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
