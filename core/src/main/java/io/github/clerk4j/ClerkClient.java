package io.github.clerk4j;

import io.github.clerk4j.api.ClerkServices;
import io.github.clerk4j.api.Endpoints;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Clerk's Backend API: {@code client.users().getUser(id)}.
 *
 * <p>Methods answer with the value. They throw {@link NotFoundException}, {@link
 * RateLimitedException} or another {@link ClerkApiException} where Clerk refuses, {@link
 * ClerkConnectionException} where it does not answer, and {@link UnreadableAnswerException} where
 * what it answers cannot be read.
 *
 * <p>A client holds connections and is meant to be shared and kept. Safe for use by several
 * threads.
 */
public final class ClerkClient extends ClerkServices implements AutoCloseable {
  private final HttpCaller caller;
  private final boolean ownsHttp;
  private final AsyncClerkClient async;

  private ClerkClient(HttpCaller caller, boolean ownsHttp) {
    super(caller);
    this.caller = caller;
    this.ownsHttp = ownsHttp;
    this.async = new AsyncClerkClient(caller);
  }

  /**
   * The client that everything in this program shares, made at the first call with the settings of
   * the environment. Each setting can also be a system property of the same name, which goes first:
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

  /** The same API without waiting. */
  public AsyncClerkClient async() {
    return async;
  }

  /**
   * A client with other options that shares the connections of this one, and ends with it. Cheap.
   */
  public ClerkClient withOptions(Consumer<? super CallOptions> options) {
    CallOptions changed = new CallOptions();
    options.accept(changed);
    return new ClerkClient(caller.with(changed), false);
  }

  /**
   * Closes idle connections and ends the threads of asynchronous calls; calls under way are
   * finished. Does nothing to an {@code OkHttpClient} that was given to the builder.
   */
  @Override
  public void close() {
    if (ownsHttp) {
      caller.client().dispatcher().executorService().shutdown();
      caller.client().connectionPool().evictAll();
    }
  }

  @Override
  public String toString() {
    return "ClerkClient[" + caller.endpoints() + "]";
  }

  /** Made when first asked for; keeps why that failed, as a class is initialised only once. */
  private static final class Shared {
    static final @Nullable ClerkClient CLIENT;
    static final String FAILURE;

    static {
      ClerkClient client = null;
      String failure = "";
      try {
        client = builder().build();
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
   *   <li>timeout: 30 s for a call in all, of which 5 s for connecting
   * </ul>
   */
  public static final class Builder {
    private @Nullable String secretKey;
    private @Nullable String apiUrl;
    private @Nullable Duration timeout;
    private @Nullable OkHttpClient httpClient;

    private Builder() {}

    /**
     * The secret key of the Clerk instance, which begins with {@code sk_}; or a machine's, which
     * begins with {@code ak_}.
     */
    public Builder secretKey(String secretKey) {
      this.secretKey = secretKey;
      return this;
    }

    /** Where the Backend API is, without {@code /v1}. */
    public Builder apiUrl(String apiUrl) {
      this.apiUrl = apiUrl;
      return this;
    }

    /** How long a call may take in all; must be positive. */
    public Builder timeout(Duration timeout) {
      this.timeout = CallOptions.positive(timeout);
      return this;
    }

    /**
     * The HTTP client to call with, for a proxy or trust of your own. It keeps its settings
     * (asynchronous calls are limited by its dispatcher, 5 a host unless changed), and is yours to
     * close.
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = httpClient;
      return this;
    }

    /**
     * The client.
     *
     * @throws ClerkConfigurationException if there is no secret key, or a setting is malformed
     */
    public ClerkClient build() {
      SecretKey key = SecretKey.of(secretKey);
      HttpUrl url = ApiUrl.of(apiUrl);
      OkHttpClient http = httpClient == null ? HttpDefaults.client() : httpClient;
      if (timeout != null) {
        http = http.newBuilder().callTimeout(timeout).build();
      }
      return new ClerkClient(
          new HttpCaller(http, new Endpoints(url, http), key), httpClient == null);
    }
  }
}
