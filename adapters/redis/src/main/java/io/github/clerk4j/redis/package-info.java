/**
 * The adapter for Redis and Valkey: a rate limit that a fleet of services shares.
 *
 * <p>{@link io.github.clerk4j.redis.RedisRateLimiter} is the entry point.
 */
@NullMarked
package io.github.clerk4j.redis;

import org.jspecify.annotations.NullMarked;
