package io.github.clerk4j;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Options for some calls, in place of their client's: {@code client.withOptions(o ->
 * o.maxRetries(0))}. Not thread-safe.
 */
public final class CallOptions {
  private final Headers.Builder headers = new Headers.Builder();
  private final Map<String, String> query = new LinkedHashMap<>();
  private @Nullable Duration timeout;
  private @Nullable Duration connectTimeout;
  private @Nullable Duration readTimeout;
  private @Nullable Duration writeTimeout;
  private @Nullable SecretKey secretKey;
  private @Nullable RetryPolicy retryPolicy;
  private @Nullable Integer maxRetries;
  private @Nullable Duration maxRateLimitWait;
  private @Nullable Integer maxConcurrentCalls;
  private @Nullable Lane lane;
  private boolean idempotent;

  CallOptions() {}

  /**
   * Sets the timeout of a call with all its attempts and waits.
   *
   * @throws ClerkConfigurationException if it is not positive
   */
  public CallOptions timeout(Duration timeout) {
    this.timeout = SettingCheck.positive("timeout", timeout);
    return this;
  }

  /**
   * Sets the timeout to connect, for each attempt. More than 24 days count as 24 days, less than 1
   * ms as 1 ms.
   *
   * @throws ClerkConfigurationException if it is not positive
   */
  public CallOptions connectTimeout(Duration timeout) {
    this.connectTimeout = SettingCheck.socketTimeout("connectTimeout", timeout);
    return this;
  }

  /**
   * Sets the longest time in which nothing can be read, for each attempt. Bounded like {@link
   * #connectTimeout}.
   *
   * @throws ClerkConfigurationException if it is not positive
   */
  public CallOptions readTimeout(Duration timeout) {
    this.readTimeout = SettingCheck.socketTimeout("readTimeout", timeout);
    return this;
  }

  /**
   * Sets the longest time in which nothing can be written, for each attempt. Bounded like {@link
   * #connectTimeout}.
   *
   * @throws ClerkConfigurationException if it is not positive
   */
  public CallOptions writeTimeout(Duration timeout) {
    this.writeTimeout = SettingCheck.socketTimeout("writeTimeout", timeout);
    return this;
  }

  /** Sets the policy for retries of failed calls. */
  public CallOptions retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy = SettingCheck.notNull("retryPolicy", retryPolicy);
    this.maxRetries = null;
    return this;
  }

  /**
   * Sets the maximum number of retries; 0 disables them.
   *
   * @throws ClerkConfigurationException if it is negative
   */
  public CallOptions maxRetries(int maxRetries) {
    this.maxRetries = SettingCheck.notNegative("maxRetries", maxRetries);
    return this;
  }

  /**
   * Declares that executing these calls twice does no harm. They are then retried under the rules
   * for a GET, even if Clerk may have executed them. Clerk does not recognise a repeated call, so
   * only the caller can know.
   */
  public CallOptions idempotent() {
    this.idempotent = true;
    return this;
  }

  /**
   * Adds a header. The headers that every call has cannot be replaced. Never logged.
   *
   * @throws ClerkConfigurationException if name or value has characters that a header cannot have,
   *     or the HTTP client sets the header; the message does not show the value
   */
  public CallOptions header(String name, String value) {
    headers.set(SettingCheck.headerName(name), SettingCheck.headerValue(name, value));
    return this;
  }

  /**
   * Adds a query parameter to the calls that do not set it themselves. It is for parameters that
   * this library does not know yet. A {@code limit} or {@code offset} applies to pages like one in
   * the params of the list. Never logged.
   *
   * @throws ClerkConfigurationException if one of them is null, or has half of a surrogate pair
   */
  public CallOptions query(String name, String value) {
    query.put(
        SettingCheck.wellFormed("the name of a query parameter", name),
        SettingCheck.wellFormed("the value of a query parameter", value));
    return this;
  }

  /**
   * Sets the secret key, for example that of a machine. Rate limits are per key: these calls do not
   * wait for calls of another key, and do not use the client's rate limiter.
   *
   * @throws ClerkConfigurationException if it is null or malformed
   */
  public CallOptions secretKey(String secretKey) {
    this.secretKey = new SecretKey(SettingCheck.notNull("secretKey", secretKey));
    return this;
  }

  /**
   * Sets the longest time that an attempt waits for a rate limit or a {@link RateLimiter}. A call
   * that would have to wait longer is not sent and throws {@link RateLimitedException}. Zero never
   * waits. Defaults to the call's timeout.
   *
   * @throws ClerkConfigurationException if it is null or negative
   */
  public CallOptions maxRateLimitWait(Duration maxWait) {
    Duration wait = SettingCheck.notNull("maxRateLimitWait", maxWait);
    if (wait.isNegative()) {
      throw new ClerkConfigurationException("maxRateLimitWait must not be negative: " + wait);
    }
    this.maxRateLimitWait = wait;
    return this;
  }

  /**
   * Sets the priority of these calls at a rate limit. {@link Lane#BATCH} is for jobs: they leave a
   * fifth of a {@link RateLimiter}'s limit to other calls. Defaults to {@link Lane#INTERACTIVE}.
   *
   * @throws ClerkConfigurationException if it is null
   */
  public CallOptions lane(Lane lane) {
    this.lane = SettingCheck.notNull("lane", lane);
    return this;
  }

  /**
   * Runs these calls in a bulkhead of their own. If {@code maxConcurrentCalls} are in flight,
   * another call is not sent and throws {@link ClerkConnectionException} at once. Asynchronous
   * calls have threads of their own, and never queue behind other calls of the client or of its
   * {@code OkHttpClient}. Connections are shared. Each call of this method makes another bulkhead.
   *
   * @throws ClerkConfigurationException if the number is not positive
   */
  public CallOptions bulkhead(int maxConcurrentCalls) {
    if (maxConcurrentCalls < 1) {
      throw new ClerkConfigurationException(
          "bulkhead must admit at least 1 call: " + maxConcurrentCalls);
    }
    this.maxConcurrentCalls = maxConcurrentCalls;
    return this;
  }

  @Nullable Bulkhead on(@Nullable Bulkhead bulkhead) {
    return maxConcurrentCalls == null ? bulkhead : new Bulkhead(maxConcurrentCalls);
  }

  OkHttpClient on(OkHttpClient client) {
    if (connectTimeout == null
        && readTimeout == null
        && writeTimeout == null
        && maxConcurrentCalls == null) {
      return client;
    }
    OkHttpClient.Builder tuned = client.newBuilder();
    if (maxConcurrentCalls != null) {
      tuned.dispatcher(HttpDefaults.dispatcher(Integer.MAX_VALUE)); // the bulkhead is the limit
    }
    if (connectTimeout != null) {
      tuned.connectTimeout(connectTimeout);
    }
    if (readTimeout != null) {
      tuned.readTimeout(readTimeout);
    }
    if (writeTimeout != null) {
      tuned.writeTimeout(writeTimeout);
    }
    return tuned.build();
  }

  CallSettings on(CallSettings settings) {
    RetryPolicy policy = retryPolicy == null ? settings.retryPolicy() : retryPolicy;
    return new CallSettings(
        secretKey == null ? settings.secretKey() : secretKey,
        maxRetries == null ? policy : policy.toBuilder().maxRetries(maxRetries).build(),
        timeout == null ? settings.timeout() : timeout,
        together(settings.headers(), headers.build()),
        together(settings.query(), query),
        idempotent || settings.idempotent(),
        maxRateLimitWait == null ? settings.maxRateLimitWait() : maxRateLimitWait,
        lane == null ? settings.lane() : lane,
        settings.recorder());
  }

  private static Headers together(Headers some, Headers more) {
    Headers.Builder all = some.newBuilder();
    for (int i = 0; i < more.size(); i++) {
      all.set(more.name(i), more.value(i));
    }
    return all.build();
  }

  private static Map<String, String> together(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }
}
