package io.github.clerk4j;

import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How calls are to be made.
 *
 * @param timeout for a call in all
 * @param idempotent whether executing any of the calls twice does no harm
 * @param maxRateLimitWait for each attempt; null for up to the timeout
 */
record CallSettings(
    SecretKey secretKey,
    RetryPolicy retryPolicy,
    Duration timeout,
    Headers headers,
    Map<String, String> query,
    boolean idempotent,
    @Nullable Duration maxRateLimitWait) {}
