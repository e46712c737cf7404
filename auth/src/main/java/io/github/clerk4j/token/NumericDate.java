package io.github.clerk4j.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times in claims: seconds since the epoch, with or without a fraction (RFC 7519, section 2). */
final class NumericDate {
  /** The year 5138. A later time is a mistake, such as milliseconds. */
  private static final double END = 1e11;

  /** Just within the range of an Instant, so that a clock skew can be added and subtracted. */
  private static final double EARLIEST = -3.1e16;

  private static final double NANOS = 1e9;

  private NumericDate() {}

  /** Returns the time that a claim says, or null if it says none. */
  static @Nullable Instant of(@Nullable Object claim) {
    if (!(claim instanceof Number number)) {
      return null;
    }
    double seconds = number.doubleValue();
    if (!(seconds >= EARLIEST && seconds < END)) { // NaN, too
      return null;
    }
    if (number instanceof Long whole) {
      return Instant.ofEpochSecond(whole);
    }
    double floor = Math.floor(seconds);
    return Instant.ofEpochSecond((long) floor, Math.round((seconds - floor) * NANOS));
  }
}
