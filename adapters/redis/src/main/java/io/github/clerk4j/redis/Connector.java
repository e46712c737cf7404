package io.github.clerk4j.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A source of one connection to Redis. Thread-safe. */
interface Connector {
  /** Connects without blocking; can be called again after a failure. */
  void connect(CompletableFuture<RedisScriptingAsyncCommands<String, String>> connected);

  /** Closes the connection, unless it was passed in. */
  void close();

  /** Returns a connector that uses a connection, and leaves it open. */
  static Connector of(RedisScriptingAsyncCommands<String, String> commands) {
    return new Connector() {
      @Override
      public void connect(
          CompletableFuture<RedisScriptingAsyncCommands<String, String>> connected) {
        connected.complete(commands);
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Returns a connector that opens a connection of a client. Lettuce then connects again by itself.
   *
   * @param owned true if the client is shut down with the connection
   */
  static Connector of(RedisClient client, boolean owned) {
    AtomicReference<@Nullable StatefulRedisConnection<String, String>> open =
        new AtomicReference<>();
    AtomicBoolean closed = new AtomicBoolean();
    return new Connector() {
      @Override
      public void connect(
          CompletableFuture<RedisScriptingAsyncCommands<String, String>> connected) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    StatefulRedisConnection<String, String> connection = client.connect();
                    open.set(connection);
                    connected.complete(connection.async());
                    if (closed.get()) {
                      close();
                    }
                  } catch (Throwable e) { // of a library that is missing, for example
                    connected.completeExceptionally(e);
                  }
                },
                "clerk4j-redis"); // the client's default URI is for blocking calls alone
        thread.setDaemon(true);
        thread.start();
      }

      @Override
      public void close() {
        closed.set(true);
        StatefulRedisConnection<String, String> connection = open.get();
        if (owned) {
          var unused = client.shutdownAsync(0, 1, TimeUnit.SECONDS);
        } else if (connection != null) {
          var unused = connection.closeAsync();
        }
      }
    };
  }
}
