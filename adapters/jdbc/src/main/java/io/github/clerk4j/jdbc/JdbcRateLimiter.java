package io.github.clerk4j.jdbc;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.SharedRateLimiter;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rate limiters for a fleet of services, in PostgreSQL 12 or later:
 *
 * <pre>{@code
 * ClerkClient.builder().rateLimiter(JdbcRateLimiter.of(dataSource)).build();
 * }</pre>
 *
 * <p>Each request costs one statement on one of two threads, so that no call blocks on the
 * database. {@link SharedRateLimiter} says what happens while the database is down. Thread-safe.
 */
public final class JdbcRateLimiter {
  private JdbcRateLimiter() {}

  /**
   * Returns a rate limiter with the default settings. It creates its table and functions if the
   * database does not have them.
   *
   * @param dataSource a pool, with connections in auto-commit mode or not
   */
  public static SharedRateLimiter of(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /**
   * Returns a builder of rate limiters like those of {@link #of}.
   *
   * @throws ClerkConfigurationException if the argument is null
   */
  public static SharedRateLimiter.Builder builder(@Nullable DataSource dataSource) {
    if (dataSource == null) {
      throw new ClerkConfigurationException("dataSource must not be null");
    }
    return SharedRateLimiter.builder(new JdbcStore(dataSource));
  }
}
