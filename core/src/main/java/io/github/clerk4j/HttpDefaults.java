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

/** How we set up an HTTP client where the caller has none. */
final class HttpDefaults {
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(10);
  private static final int ASYNC_CALLS = 128; // all go to one host, for which OkHttp would allow 5

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

  /** Returns a dispatcher with daemon threads of its own, for so many calls to the one host. */
  static Dispatcher dispatcher(int calls) {
    Dispatcher dispatcher = new Dispatcher(threads());
    dispatcher.setMaxRequests(calls);
    dispatcher.setMaxRequestsPerHost(calls);
    return dispatcher;
  }

  /**
   * Returns the client that calls are sent by.
   *
   * @param given the user's, or null to make one
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

  /** Returns what puts requests together; the user's event listeners are not to hear of that. */
  static Endpoints endpoints(HttpUrl url, OkHttpClient client) {
    return new Endpoints(url, client.newBuilder().eventListener(EventListener.NONE).build());
  }

  /**
   * Takes out of a client what could mix two secret keys (cache, cookies, credentials of its own),
   * what could carry a key to another host (redirects), and what sends requests again without our
   * counting them.
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

  /** Ends the threads of a client that we made, and its connections when they are idle. */
  static void close(OkHttpClient client) {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** As many as the dispatcher admits calls; they end when idle. */
  private static ThreadPoolExecutor threads() {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("clerk4j"));
  }

  /** Threads that do not keep the JVM alive. */
  static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
