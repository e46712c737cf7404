package io.github.clerk4j;

import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The settings of calls.
 *
 * @param timeout the timeout of a call with all its attempts and waits
 * @param idempotent true if executing a call twice does no harm
 * @param maxRateLimitWait the longest wait of each attempt; null for up to the timeout
 * @param lane the priority at a rate limit
 * @param recorder the recorder of responses, or null if nobody asks for them
 */
record CallSettings(
    SecretKey secretKey,
    RetryPolicy retryPolicy,
    Duration timeout,
    Headers headers,
    Map<String, String> query,
    boolean idempotent,
    @Nullable Duration maxRateLimitWait,
    Lane lane,
    @Nullable ResponseRecorder recorder) {
  CallSettings recordedBy(ResponseRecorder recorder) {
    return new CallSettings(
        secretKey,
        retryPolicy,
        timeout,
        headers,
        query,
        idempotent,
        maxRateLimitWait,
        lane,
        recorder);
  }
}
