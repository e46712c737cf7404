/**
 * The adapter for PostgreSQL: a rate limit that a fleet of services shares.
 *
 * <p>{@link io.github.clerk4j.jdbc.JdbcRateLimiter} is the entry point.
 */
@NullMarked
package io.github.clerk4j.jdbc;

import org.jspecify.annotations.NullMarked;
