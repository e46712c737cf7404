package io.github.clerk4j;

import io.github.clerk4j.api.ClerkServices;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A client of Clerk's Backend API: {@code client.users().getUser(id)}.
 *
 * <p>Methods return the value. They throw {@link NotFoundException}, {@link RateLimitedException}
 * or another {@link ClerkApiException} if Clerk returns an error, {@link ClerkConnectionException}
 * if there is no response, and {@link UnreadableResponseException} if a response of success cannot
 * be read.
 *
 * <p>Failed calls are retried when that is safe, see {@link RetryPolicy}. When one call is rate
 * limited, the client's other calls of that operation wait too.
 *
 * <p>A client holds connections: make one, and share it. Thread-safe.
 */
public final class ClerkClient extends ClerkServices implements AutoCloseable {
  final HttpTransport transport;
  private final Runnable ending;
  private final AsyncClerkClient async;

  private ClerkClient(HttpTransport transport, Runnable ending) {
    super(transport.bounded());
    this.transport = transport;
    this.ending = ending;
    this.async = new AsyncClerkClient(transport);
  }

  /**
   * Returns the one client that the whole program shares. The first call creates it with the
   * settings of the environment. It cannot be closed. A system property of the same name takes
   * precedence over an environment variable:
   *
   * <ul>
   *   <li>{@code CLERK_SECRET_KEY}: the secret key of the Clerk instance
   *   <li>{@code CLERK_API_URL}: the URL of the Backend API; defaults to {@code
   *       https://api.clerk.com}
   * </ul>
   *
   * @throws ClerkConfigurationException if there is no secret key, or a setting is malformed
   */
  public static ClerkClient clerkClient() {
    if (Shared.CLIENT == null) {
      throw new ClerkConfigurationException(Shared.FAILURE);
    }
    return Shared.CLIENT;
  }

  /** Returns a builder with the defaults listed in {@link Builder}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the same API with methods that return futures. */
  public AsyncClerkClient async() {
    return async;
  }

  /**
   * Returns a client with other options, which shares the connections of this one and ends with it.
   * Cheap.
   *
   * @throws ClerkConfigurationException if the argument is null, or an option is malformed
   */
  public ClerkClient withOptions(Consumer<? super CallOptions> options) {
    CallOptions changed = new CallOptions();
    SettingCheck.function("options", options).accept(changed);
    return new ClerkClient(transport.with(changed), () -> {});
  }

  /**
   * Makes a call and returns its value with the status, headers and trace id of the response:
   * {@code client.withResponse(c -> c.users().getUser(id))}. After retries, and after several calls
   * in the function, it is the last response. An error response is thrown, and {@link
   * ClerkApiException} has the same data.
   *
   * @param call makes the call with the client that it gets
   * @throws IllegalStateException if it makes none
   */
  public <T extends @Nullable Object> ClerkResponse<T> withResponse(
      Function<? super ClerkClient, ? extends T> call) {
    ResponseRecorder recorder = transport.newRecorder();
    ClerkClient recorded = new ClerkClient(transport.recordedBy(recorder), () -> {});
    return recorder.with(SettingCheck.function("call", call).apply(recorded));
  }

  /**
   * Closes the client. A call that has been sent is finished. A call that waits for a retry or a
   * rate limit, and a call made later, throws {@link ClerkConnectionException}. Threads and
   * connections are closed, except those of an {@code OkHttpClient} that was passed to the builder.
   * Has no effect on a client from {@link #withOptions}, which ends with its original, and none on
   * the shared {@link #clerkClient()}.
   */
  @Override
  public void close() {
    ending.run();
  }

  @Override
  public String toString() {
    return "ClerkClient[" + transport.endpoints() + "]";
  }

  /** The shared client, or the reason why it cannot be made: a class is initialised only once. */
  private static final class Shared {
    static final @Nullable ClerkClient CLIENT;
    static final String FAILURE;

    static {
      ClerkClient client = null;
      String failure = "";
      try {
        client = new ClerkClient(builder().build().transport, () -> {}); // close() does nothing
      } catch (ClerkConfigurationException e) {
        failure = String.valueOf(e.getMessage());
      }
      CLIENT = client;
      FAILURE = failure;
    }
  }

  /**
   * A builder of clients. Not thread-safe. Defaults:
   *
   * <ul>
   *   <li>secret key: the setting {@code CLERK_SECRET_KEY}
   *   <li>API URL: the setting {@code CLERK_API_URL}, else {@code https://api.clerk.com}
   *   <li>timeout: 30 s for a call with all its attempts and waits
   *   <li>timeouts of each attempt: 5 s to connect, 10 s to read, 10 s to write
   *   <li>retries: up to 3, see {@link RetryPolicy}
   *   <li>rate limiter: none; after a 429, calls wait until {@code Retry-After} is over
   *   <li>concurrent asynchronous calls: 128
   *   <li>size of a response, uncompressed: 64 MiB at most
   * </ul>
   */
  public static final class Builder {
    private final CallOptions options = new CallOptions();
    private @Nullable String secretKey;
    private @Nullable String apiUrl;
    private @Nullable OkHttpClient httpClient;
    private @Nullable Proxy proxy;
    private @Nullable RateLimiter rateLimiter;
    private final List<CallListener> listeners = new ArrayList<>();
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    private @Nullable Scheduler time;
    private long maxResponseSize = HttpMapping.MAX_RESPONSE_SIZE;

    private Builder() {}

    /**
     * Sets the secret key: that of the Clerk instance, which begins with {@code sk_}, or that of a
     * machine, which begins with {@code ak_}. Defaults to the setting {@code CLERK_SECRET_KEY}.
     *
     * @throws ClerkConfigurationException if it is null
     */
    public Builder secretKey(String secretKey) {
      this.secretKey = SettingCheck.notNull("secretKey", secretKey);
      return this;
    }

    /**
     * Sets the URL of the Backend API, without {@code /v1}. Defaults to the setting {@code
     * CLERK_API_URL}, else {@code https://api.clerk.com}.
     *
     * @throws ClerkConfigurationException if it is null
     */
    public Builder apiUrl(String apiUrl) {
      this.apiUrl = SettingCheck.notNull("apiUrl", apiUrl);
      return this;
    }

    /**
     * Sets the timeout of a call with all its attempts and waits. Defaults to 30 s.
     *
     * @throws ClerkConfigurationException if it is not positive
     */
    public Builder timeout(Duration timeout) {
      options.timeout(timeout);
      return this;
    }

    /**
     * Sets the timeout to connect, for each attempt. Defaults to 5 s.
     *
     * @throws ClerkConfigurationException if it is not positive
     */
    public Builder connectTimeout(Duration timeout) {
      options.connectTimeout(timeout);
      return this;
    }

    /**
     * Sets the longest time in which nothing can be read, for each attempt. Defaults to 10 s.
     *
     * @throws ClerkConfigurationException if it is not positive
     */
    public Builder readTimeout(Duration timeout) {
      options.readTimeout(timeout);
      return this;
    }

    /**
     * Sets the longest time in which nothing can be written, for each attempt. Defaults to 10 s.
     *
     * @throws ClerkConfigurationException if it is not positive
     */
    public Builder writeTimeout(Duration timeout) {
      options.writeTimeout(timeout);
      return this;
    }

    /** Sets the policy for retries of failed calls. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      options.retryPolicy(retryPolicy);
      return this;
    }

    /**
     * Sets the maximum number of retries; 0 disables them. Defaults to 3.
     *
     * @throws ClerkConfigurationException if it is negative
     */
    public Builder maxRetries(int maxRetries) {
      options.maxRetries(maxRetries);
      return this;
    }

    /** Adds a header to every call; same as {@link CallOptions#header}. */
    public Builder header(String name, String value) {
      options.header(name, value);
      return this;
    }

    /**
     * Limits the client to this many requests in any period of this length. It is for jobs that
     * would otherwise exceed Clerk's limit: 1000 in 10 s for a production instance, 100 in 10 s for
     * a development instance. Same as {@code rateLimiter(RateLimiter.of(requests, period))}.
     *
     * @throws ClerkConfigurationException if {@link RateLimiter#of} does
     */
    public Builder rateLimit(int requests, Duration period) {
      return rateLimiter(RateLimiter.of(requests, period));
    }

    /** Sets the rate limiter; several clients that share one stay below one limit together. */
    public Builder rateLimiter(RateLimiter rateLimiter) {
      this.rateLimiter = SettingCheck.notNull("rateLimiter", rateLimiter);
      return this;
    }

    /**
     * Adds a listener to all calls. Listeners are told in the order in which they were added; of
     * the end of a call, in reverse.
     */
    public Builder listener(CallListener listener) {
      listeners.add(SettingCheck.notNull("listener", listener));
      return this;
    }

    /**
     * Sets the proxy. Defaults to the system properties {@code https.proxyHost} and {@code
     * https.proxyPort}, if they are set.
     */
    public Builder proxy(Proxy proxy) {
      this.proxy = SettingCheck.notNull("proxy", proxy);
      return this;
    }

    /**
     * Sets the HTTP client, for TLS settings, a proxy or interceptors of your own. It is not
     * changed, and {@link ClerkClient#close} does not close it.
     *
     * <ul>
     *   <li>Used: its connections, TLS settings, DNS, proxy and the proxy's credentials, event
     *       listener, timeouts (its call timeout is for a call in all) and dispatcher, which limits
     *       asynchronous calls (5 a host unless changed). The time that a call spends in the queue
     *       of the dispatcher counts for its timeout.
     *   <li>Not used: its cache, cookies and authenticator, because they could mix two secret keys;
     *       redirects, because they could carry a key to another host; and its own retries, because
     *       this client counts attempts and never repeats a write that may have been executed.
     *   <li>Interceptors see the secret key and all data. An interceptor that caches must keep keys
     *       apart. The second send of a write by an interceptor throws. A request that an
     *       interceptor sends by other means counts as sent.
     * </ul>
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = SettingCheck.notNull("httpClient", httpClient);
      return this;
    }

    Builder time(Scheduler time, DoubleSupplier random) {
      this.time = time;
      this.random = random;
      return this;
    }

    Builder maxResponseSize(long bytes) {
      this.maxResponseSize = bytes;
      return this;
    }

    /**
     * Builds the client.
     *
     * @throws ClerkConfigurationException if there is no secret key, or a setting is malformed
     */
    public ClerkClient build() {
      HttpLibraries.check();
      SecretKey key = SecretKey.of(secretKey);
      HttpUrl url = ApiUrl.of(apiUrl);
      SystemScheduler system = new SystemScheduler();
      SharedState shared = shared(key, time == null ? system : time);
      OkHttpClient http = HttpDefaults.client(httpClient, url, proxy, shared.time());
      Duration timeout =
          http.callTimeoutMillis() == 0
              ? HttpDefaults.TIMEOUT
              : Duration.ofMillis(http.callTimeoutMillis());
      CallSettings usual =
          new CallSettings(
              key,
              RetryPolicy.builder().build(),
              timeout,
              Headers.of(),
              Map.of(),
              false,
              null,
              Lane.INTERACTIVE,
              null);
      return new ClerkClient(
          new HttpTransport(
              options.on(http), HttpDefaults.endpoints(url, http), options.on(usual), shared, null),
          () -> {
            shared.pendingAdmissions().close();
            system.close();
            if (httpClient == null) {
              HttpDefaults.close(http);
            }
            shared.callbacks().close();
          });
    }

    private SharedState shared(SecretKey key, Scheduler time) {
      return new SharedState(
          time,
          random,
          new RateLimitGates(time),
          rateLimiter == null ? null : InstanceRateLimiter.of(rateLimiter, key),
          new PendingAdmissions(),
          new CallbackThreads(),
          new CallLog(listeners),
          maxResponseSize);
    }
  }
}
