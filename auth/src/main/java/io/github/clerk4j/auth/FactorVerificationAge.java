package io.github.clerk4j.auth;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time since a user was verified, at the time of issue of the session token.
 *
 * @param first the age of the first factor, such as a password; null for never in this session
 * @param second the age of the second factor, such as a code of an app; null for never, such as if
 *     the user has none
 */
public record FactorVerificationAge(@Nullable Duration first, @Nullable Duration second) {
  private static final double NEVER = -1;
  private static final double MILLIS = 60_000;

  /** Reads the claim {@code fva}, two numbers of minutes. Returns null for anything else. */
  static @Nullable FactorVerificationAge of(@Nullable Object claim) {
    return claim instanceof List<?> ages
            && ages.size() == 2
            && isAge(ages.get(0))
            && isAge(ages.get(1))
        ? new FactorVerificationAge(age(ages.get(0)), age(ages.get(1)))
        : null;
  }

  private static boolean isAge(@Nullable Object value) {
    return value instanceof Number number
        && Double.isFinite(number.doubleValue())
        && (number.doubleValue() >= 0 || number.doubleValue() == NEVER);
  }

  private static @Nullable Duration age(@Nullable Object value) {
    double minutes = value instanceof Number number ? number.doubleValue() : NEVER;
    return minutes == NEVER ? null : Duration.ofMillis((long) Math.ceil(minutes * MILLIS));
  }
}
