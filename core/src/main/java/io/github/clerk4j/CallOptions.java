package io.github.clerk4j;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What calls can have of their own, other than their client's. Not safe for use by several threads
 * at once.
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
  private boolean idempotent;

  CallOptions() {}

  /**
   * How long a call may take in all, with all its attempts and the waiting between them; must be
   * positive.
   */
  public CallOptions timeout(Duration timeout) {
    this.timeout = SettingCheck.positive("timeout", timeout);
    return this;
  }

  /**
   * Sets how long connecting may take, of each attempt; must be positive. More than 24 days count
   * as 24 days, less than 1 ms as 1 ms.
   */
  public CallOptions connectTimeout(Duration timeout) {
    this.connectTimeout = SettingCheck.socketTimeout("connectTimeout", timeout);
    return this;
  }

  /**
   * Sets how long Clerk may be silent, in each attempt; must be positive. Bounded like {@link
   * #connectTimeout}.
   */
  public CallOptions readTimeout(Duration timeout) {
    this.readTimeout = SettingCheck.socketTimeout("readTimeout", timeout);
    return this;
  }

  /**
   * Sets how long the network may take nothing of the request, in each attempt; must be positive.
   * Bounded like {@link #connectTimeout}.
   */
  public CallOptions writeTimeout(Duration timeout) {
    this.writeTimeout = SettingCheck.socketTimeout("writeTimeout", timeout);
    return this;
  }

  /** When a call that failed is sent again. */
  public CallOptions retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy = SettingCheck.notNull("retryPolicy", retryPolicy);
    this.maxRetries = null;
    return this;
  }

  /** Sets the maximum number of retries; 0 disables them. */
  public CallOptions maxRetries(int maxRetries) {
    this.maxRetries = SettingCheck.notNegative("maxRetries", maxRetries);
    return this;
  }

  /**
   * Executing these calls twice does no harm: even one that may have been executed, be it a POST,
   * is sent again where a GET would be. Clerk does not recognise repeated calls; whether they do
   * harm is for the caller to know.
   */
  public CallOptions idempotent() {
    this.idempotent = true;
    return this;
  }

  /**
   * A header to send, besides those that every call has: they cannot be replaced. Never logged.
   *
   * @throws ClerkConfigurationException if name or value has characters that a header cannot have;
   *     the message does not repeat the value
   */
  public CallOptions header(String name, String value) {
    headers.set(SettingCheck.headerName(name), SettingCheck.headerValue(name, value));
    return this;
  }

  /**
   * A query parameter to send, for what Clerk takes and this library does not know yet; in place of
   * one by that name that the operation sends. Never logged.
   */
  public CallOptions query(String name, String value) {
    query.put(
        SettingCheck.wellFormed("the name of a query parameter", name),
        SettingCheck.wellFormed("the value of a query parameter", value));
    return this;
  }

  /**
   * The secret key to call with, for instance a machine's. Rate limits are per key: these calls
   * neither wait for those of another key, nor draw on the client's limiter.
   */
  public CallOptions secretKey(String secretKey) {
    this.secretKey = new SecretKey(SettingCheck.notNull("secretKey", secretKey));
    return this;
  }

  /**
   * Sets how long an attempt may wait for a rate limit or a {@link RateLimiter}. A call that would
   * have to wait longer is not sent and throws {@link RateLimitedException}. Zero never waits.
   * Defaults to the call's timeout.
   *
   * @throws ClerkConfigurationException if the time is negative
   */
  public CallOptions maxRateLimitWait(Duration maxWait) {
    if (maxWait.isNegative()) {
      throw new ClerkConfigurationException("maxRateLimitWait must not be negative: " + maxWait);
    }
    this.maxRateLimitWait = maxWait;
    return this;
  }

  /**
   * Runs these calls apart from all others, in a bulkhead of their own. No more than {@code
   * maxConcurrentCalls} are under way at once; a call beyond that is not sent and throws {@link
   * ClerkConnectionException} at once. Asynchronous calls have threads of their own, and never
   * queue behind other calls of the client or of the {@code OkHttpClient} that was given to it.
   * Connections are shared. Each call of this method makes another bulkhead.
   *
   * @throws ClerkConfigurationException if the number is not positive
   */
  public CallOptions bulkhead(int maxConcurrentCalls) {
    if (maxConcurrentCalls < 1) {
      throw new ClerkConfigurationException(
          "bulkhead must admit at least one call: " + maxConcurrentCalls);
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
        maxRateLimitWait == null ? settings.maxRateLimitWait() : maxRateLimitWait);
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

  static Duration positive(Duration timeout) {
    return SettingCheck.positive("a period", timeout);
  }
}
