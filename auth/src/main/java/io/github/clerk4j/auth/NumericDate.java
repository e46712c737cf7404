package io.github.clerk4j.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times in claims: seconds since the epoch, with or without a fraction (RFC 7519, section 2). */
final class NumericDate {
  /** The year 5138; what lies beyond is a mistake, such as milliseconds. */
  private static final double LATEST = 1e11;

  private NumericDate() {}

  /** The time that a claim says, or null where it says none. */
  static @Nullable Instant of(@Nullable Object claim) {
    if (!(claim instanceof Number number)) {
      return null;
    }
    double seconds = number.doubleValue();
    return seconds >= 0 && seconds < LATEST ? Instant.ofEpochMilli((long) (seconds * 1000)) : null;
  }
}
