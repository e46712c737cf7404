package io.github.clerk4j;

import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;

/**
 * How calls are to be made.
 *
 * @param timeout for a call in all
 * @param idempotent whether executing any of the calls twice does no harm
 */
record CallSettings(
    SecretKey secretKey,
    RetryPolicy retryPolicy,
    Duration timeout,
    Headers headers,
    Map<String, String> query,
    boolean idempotent) {}
