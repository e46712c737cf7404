package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** How we set up an HTTP client where the caller has none. */
final class HttpDefaults {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int ASYNC_CALLS = 128; // all go to one host, for which OkHttp would allow 5

  private HttpDefaults() {}

  static OkHttpClient client() {
    Dispatcher dispatcher = new Dispatcher(threads());
    dispatcher.setMaxRequests(ASYNC_CALLS);
    dispatcher.setMaxRequestsPerHost(ASYNC_CALLS);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .callTimeout(TIMEOUT)
        .connectTimeout(CONNECT_TIMEOUT)
        .readTimeout(TIMEOUT)
        .writeTimeout(TIMEOUT)
        .followRedirects(false) // a secret key goes to the configured host and to no other
        .build();
  }

  /** As many as the dispatcher admits calls; they end when idle, and do not keep the JVM alive. */
  private static ThreadPoolExecutor threads() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "clerk4j");
          thread.setDaemon(true);
          return thread;
        });
  }
}
