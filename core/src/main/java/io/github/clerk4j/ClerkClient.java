package io.github.clerk4j;

import io.github.clerk4j.api.ClerkServices;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Clerk's Backend API: {@code client.users().getUser(id)}.
 *
 * <p>Methods answer with the value. They throw {@link NotFoundException}, {@link
 * RateLimitedException} or another {@link ClerkApiException} where Clerk refuses, {@link
 * ClerkConnectionException} where it does not answer, and {@link UnreadableResponseException} where
 * what it answers cannot be read.
 *
 * <p>A client holds connections and is meant to be shared and kept. Safe for use by several
 * threads.
 */
public final class ClerkClient extends ClerkServices implements AutoCloseable {
  final HttpTransport transport;
  private final Runnable ending;
  private final AsyncClerkClient async;

  private ClerkClient(HttpTransport transport, Runnable ending) {
    super(transport.bounded());
    this.transport = transport;
    this.ending = ending;
    this.async = new AsyncClerkClient(transport.bounded());
  }

  /**
   * Returns the client that everything in this program shares, made at the first call with the
   * settings of the environment. It cannot be closed. Each setting can also be a system property of
   * the same name, which goes first:
   *
   * <ul>
   *   <li>{@code CLERK_SECRET_KEY}: the secret key of the Clerk instance
   *   <li>{@code CLERK_API_URL}: where the Backend API is; {@code https://api.clerk.com} unless set
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

  public static Builder builder() {
    return new Builder();
  }

  /** Returns the same API without waiting; {@link AsyncClerkClient} tells where callbacks run. */
  public AsyncClerkClient async() {
    return async;
  }

  /**
   * A client with other options that shares the connections of this one, and ends with it. Cheap.
   */
  public ClerkClient withOptions(Consumer<? super CallOptions> options) {
    CallOptions changed = new CallOptions();
    options.accept(changed);
    return new ClerkClient(transport.with(changed), () -> {});
  }

  /**
   * Ends the client: a call that is being answered is finished, one that waits for a pause or a
   * rate limit fails, as does one that is begun later, with {@link ClerkConnectionException}.
   * Threads end and connections are closed, but for those of an {@code OkHttpClient} that was given
   * to the builder. Does nothing to a client made by {@link #withOptions}, which ends with the
   * original, and nothing to the shared {@link #clerkClient()}, which others go on using.
   */
  @Override
  public void close() {
    ending.run();
  }

  @Override
  public String toString() {
    return "ClerkClient[" + transport.endpoints() + "]";
  }

  /** Made when first asked for; keeps why that failed, as a class is initialised only once. */
  private static final class Shared {
    static final @Nullable ClerkClient CLIENT;
    static final String FAILURE;

    static {
      ClerkClient client = null;
      String failure = "";
      try {
        client = new ClerkClient(builder().build().transport, () -> {}); // nobody may close it for all
      } catch (ClerkConfigurationException e) {
        failure = String.valueOf(e.getMessage());
      }
      CLIENT = client;
      FAILURE = failure;
    }
  }

  /**
   * Sets up a client. Not safe for use by several threads at once. Unless set:
   *
   * <ul>
   *   <li>secret key: the setting {@code CLERK_SECRET_KEY}
   *   <li>API URL: the setting {@code CLERK_API_URL}, else {@code https://api.clerk.com}
   *   <li>timeout: 30 s for a call in all, with its attempts and the waiting between them
   *   <li>timeouts of each attempt: 5 s for connecting, 10 s in which nothing can be read, or
   *       written
   *   <li>retries: up to 3, as {@link RetryPolicy} says
   *   <li>rate limit: as many calls as Clerk takes, see {@link RateLimiter}
   *   <li>asynchronous calls under way at once: 128
   *   <li>size of an answer, uncompressed: 64 MiB
   * </ul>
   */
  public static final class Builder {
    private final CallOptions options = new CallOptions();
    private @Nullable String secretKey;
    private @Nullable String apiUrl;
    private @Nullable OkHttpClient httpClient;
    private @Nullable Proxy proxy;
    private @Nullable RateLimiter rateLimiter;
    private @Nullable CallListener listener;
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    private @Nullable Scheduler time;
    private long maxResponseSize = HttpMapping.MAX_RESPONSE_SIZE;

    private Builder() {}

    /**
     * The secret key of the Clerk instance, which begins with {@code sk_}; or a machine's, which
     * begins with {@code ak_}.
     */
    public Builder secretKey(String secretKey) {
      this.secretKey = SettingCheck.notNull("secretKey", secretKey);
      return this;
    }

    /** Where the Backend API is, without {@code /v1}. */
    public Builder apiUrl(String apiUrl) {
      this.apiUrl = SettingCheck.notNull("apiUrl", apiUrl);
      return this;
    }

    /**
     * How long a call may take in all, with all its attempts and the waiting between them; must be
     * positive.
     */
    public Builder timeout(Duration timeout) {
      options.timeout(timeout);
      return this;
    }

    /** How long connecting may take, of each attempt; must be positive. */
    public Builder connectTimeout(Duration timeout) {
      options.connectTimeout(timeout);
      return this;
    }

    /** How long Clerk may be silent, in each attempt; must be positive. */
    public Builder readTimeout(Duration timeout) {
      options.readTimeout(timeout);
      return this;
    }

    /** How long the network may take nothing of what is sent, in each attempt; must be positive. */
    public Builder writeTimeout(Duration timeout) {
      options.writeTimeout(timeout);
      return this;
    }

    /** When a call that failed is sent again. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      options.retryPolicy(retryPolicy);
      return this;
    }

    /** How often a call is sent after the first time; 0 for not at all. */
    public Builder maxRetries(int maxRetries) {
      options.maxRetries(maxRetries);
      return this;
    }

    /** A header to send with each call, as {@link CallOptions#header}. */
    public Builder header(String name, String value) {
      options.header(name, value);
      return this;
    }

    /**
     * Sends at most so many requests in any period of this length, for jobs that would otherwise
     * run into Clerk's limit: 1000 in 10 s for a production instance, 100 in 10 s for a development
     * instance. Shared by all calls of this client; as {@link RateLimiter#of}.
     */
    public Builder rateLimit(int requests, Duration period) {
      return rateLimiter(RateLimiter.of(requests, period));
    }

    /** Where each request is taken from, for several clients to stay below one limit together. */
    public Builder rateLimiter(RateLimiter rateLimiter) {
      this.rateLimiter = SettingCheck.notNull("rateLimiter", rateLimiter);
      return this;
    }

    /** What is told of each attempt of each call. */
    public Builder listener(CallListener listener) {
      this.listener = SettingCheck.notNull("listener", listener);
      return this;
    }

    /**
     * The proxy to call through; unless set, the one of the system properties {@code
     * https.proxyHost} and {@code https.proxyPort}, if they are.
     */
    public Builder proxy(Proxy proxy) {
      this.proxy = SettingCheck.notNull("proxy", proxy);
      return this;
    }

    /**
     * Sets the HTTP client to call with, for trust, a proxy or interceptors of your own. It is not
     * changed, and is yours to close.
     *
     * <ul>
     *   <li>Used: its connections, TLS settings, DNS, proxy and the proxy's credentials, event
     *       listener, timeouts (its call timeout is for a call in all) and dispatcher, which limits
     *       asynchronous calls (5 a host unless changed). The time that a call spends in the queue
     *       of the dispatcher counts for its timeout.
     *   <li>Not used: its cache, cookies and authenticator, as they could mix two secret keys;
     *       redirects, which could carry a key to another host; and its own retries, as this client
     *       counts its attempts and never repeats a write that may have been executed.
     *   <li>Interceptors see the secret key and all data. One that caches has to keep keys apart.
     *       One that sends a write twice is refused the second time. If an interceptor sends a
     *       request by other means, it counts as sent.
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
     * The client.
     *
     * @throws ClerkConfigurationException if there is no secret key, or a setting is malformed
     */
    public ClerkClient build() {
      HttpLibraries.check();
      SecretKey key = SecretKey.of(secretKey);
      HttpUrl url = ApiUrl.of(apiUrl);
      SystemScheduler system = new SystemScheduler();
      SharedState shared = shared(time == null ? system : time);
      OkHttpClient http = HttpDefaults.client(httpClient, url, proxy, shared.time());
      Duration timeout =
          http.callTimeoutMillis() == 0
              ? HttpDefaults.TIMEOUT
              : Duration.ofMillis(http.callTimeoutMillis());
      CallSettings usual =
          new CallSettings(
              key, RetryPolicy.builder().build(), timeout, Headers.of(), Map.of(), false, null);
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

    private SharedState shared(Scheduler time) {
      return new SharedState(
          time,
          random,
          new RateLimitGates(time),
          rateLimiter,
          new PendingAdmissions(),
          new CallbackThreads(),
          new CallLog(listener),
          maxResponseSize);
    }
  }
}
