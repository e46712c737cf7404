package io.github.clerk4j;

import io.github.clerk4j.RateLimiter.Limit;
import io.github.clerk4j.RateLimiter.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A rate limiter for the requests of one Clerk instance. Thread-safe.
 *
 * @param instance the name of the instance
 * @param limit the limit that Clerk documents for the instance
 */
record InstanceRateLimiter(RateLimiter limiter, String instance, Limit limit) {
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final int HASH_BYTES = 8;

  static InstanceRateLimiter of(RateLimiter limiter, SecretKey key) {
    boolean development = key.value().startsWith("sk_test_");
    return new InstanceRateLimiter(
        limiter, hash(key.value()), new Limit(development ? 100 : 1000, PERIOD));
  }

  Request request(RateLimitGates.Route route, Lane lane, Duration maxWait) {
    DocumentedLimit rule = route.rule();
    Limit own = rule == null ? null : new Limit(rule.limit(), rule.period());
    return new Request(instance, route.scope(), lane, maxWait, limit, own);
  }

  /** Returns a short hash of a text, from which the text cannot be computed. */
  static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
