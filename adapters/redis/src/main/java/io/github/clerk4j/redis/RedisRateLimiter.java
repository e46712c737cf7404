package io.github.clerk4j.redis;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.SharedRateLimiter;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * Rate limiters for a fleet of services, in Redis 5 or later or in Valkey:
 *
 * <pre>{@code
 * ClerkClient.builder().rateLimiter(RedisRateLimiter.of("redis://localhost")).build();
 * }</pre>
 *
 * <p>Each request costs one round trip. {@link SharedRateLimiter} says what happens while Redis is
 * down. Thread-safe.
 */
public final class RedisRateLimiter {
  private RedisRateLimiter() {}

  /**
   * Returns a rate limiter with the default settings and a connection of its own, which {@link
   * SharedRateLimiter#close} closes.
   *
   * @param uri such as {@code redis://localhost:6379} or {@code rediss://user:password@host}
   * @throws ClerkConfigurationException if it is malformed; the message does not show it
   */
  public static SharedRateLimiter of(String uri) {
    return builder(uri).build();
  }

  /**
   * Returns a rate limiter with the default settings and a connection of this client, which {@link
   * SharedRateLimiter#close} closes. The client must have a URI.
   */
  public static SharedRateLimiter of(RedisClient client) {
    return builder(client).build();
  }

  /** Returns a builder of rate limiters like those of {@link #of(String)}. */
  public static SharedRateLimiter.Builder builder(String uri) {
    RedisClient client = RedisClient.create(parsed(uri));
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .build());
    return SharedRateLimiter.builder(new RedisStore(Connector.of(client, true)));
  }

  /** Returns a builder of rate limiters like those of {@link #of(RedisClient)}. */
  public static SharedRateLimiter.Builder builder(RedisClient client) {
    return SharedRateLimiter.builder(new RedisStore(Connector.of(client, false)));
  }

  /**
   * Returns a builder of rate limiters on a connection that exists, for example to a Redis cluster:
   * {@code connection.async()}. {@link SharedRateLimiter#close} does not close it.
   */
  public static SharedRateLimiter.Builder builder(
      RedisScriptingAsyncCommands<String, String> commands) {
    return SharedRateLimiter.builder(new RedisStore(Connector.of(commands)));
  }

  private static RedisURI parsed(@Nullable String uri) {
    if (uri == null) {
      throw new ClerkConfigurationException("uri must not be null");
    }
    try {
      return RedisURI.create(uri);
    } catch (RuntimeException e) { // its message can show a password
      throw new ClerkConfigurationException(
          "uri must be a URI of Redis, such as redis://localhost:6379 or rediss://host");
    }
  }
}
