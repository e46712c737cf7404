package io.github.clerk4j;

import static java.time.temporal.ChronoField.YEAR;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Retry-After} of a response: seconds, or a date in any of the three forms of RFC 9110.
 * Fractions of a second are rounded up. A longer time than a day counts as one day.
 */
final class RetryAfter {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Pattern SECONDS = Pattern.compile("(-?)0*+(\\d*+)(?:\\.(\\d*+))?");
  private static final Pattern WEEKDAY = Pattern.compile("^\\p{Alpha}+,? ");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int DIGITS_OF_A_DAY = 5;
  private static final DateTimeFormatter ASCTIME = format("MMM d HH:mm:ss uuuu");

  private RetryAfter() {}

  /**
   * Returns the time to wait, or null if the response has none.
   *
   * @param now the time, if the response does not have a {@code Date}
   */
  static @Nullable Duration of(Headers headers, Instant now) {
    String header = headers.get("Retry-After");
    if (header == null || header.isBlank()) {
      return null;
    }
    Matcher seconds = SECONDS.matcher(header.trim());
    if (seconds.matches() && header.chars().anyMatch(Character::isDigit)) {
      return seconds.group(1).isEmpty()
          ? seconds(seconds.group(2), seconds.group(3))
          : Duration.ZERO;
    }
    Instant until = date(header.trim(), now);
    if (until == null) {
      return null;
    }
    Instant date = headers.getInstant("Date");
    return within(Duration.between(date == null ? now : date, until));
  }

  /** Returns a time for a message, such as {@code 7 s}. */
  static String text(Duration time) {
    return !time.isZero() && time.compareTo(Duration.ofSeconds(1)) < 0
        ? time.toMillis() + " ms"
        : roundedUp(time).toSeconds() + " s";
  }

  private static Duration seconds(String whole, @Nullable String fraction) {
    if (whole.length() > DIGITS_OF_A_DAY) {
      return DAY;
    }
    long seconds = whole.isEmpty() ? 0 : Long.parseLong(whole);
    boolean more = fraction != null && fraction.chars().anyMatch(digit -> digit != '0');
    return within(Duration.ofSeconds(more ? seconds + 1 : seconds));
  }

  private static @Nullable Instant date(String header, Instant now) {
    String date = BLANKS.matcher(WEEKDAY.matcher(header).replaceFirst("")).replaceAll(" ");
    for (DateTimeFormatter each :
        List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)) {
      Instant found = date(date, each);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Instant date(String date, DateTimeFormatter form) {
    try {
      return form.parse(date, Instant::from);
    } catch (DateTimeParseException e) {
      return null; // it has another form
    }
  }

  /** Returns the format with a year of two digits, at most 50 years in the future. */
  private static DateTimeFormatter rfc850(Instant now) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern("d-MMM-")
        .appendValueReduced(YEAR, 2, 2, now.atZone(ZoneOffset.UTC).getYear() - 49)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US)
        .withZone(ZoneOffset.UTC);
  }

  private static DateTimeFormatter format(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.US)
        .withZone(ZoneOffset.UTC);
  }

  private static Duration within(Duration time) {
    if (time.isNegative()) {
      return Duration.ZERO;
    }
    return time.compareTo(DAY) > 0 ? DAY : roundedUp(time);
  }

  private static Duration roundedUp(Duration time) {
    return time.getNano() == 0 ? time : Duration.ofSeconds(time.getSeconds() + 1);
  }
}
