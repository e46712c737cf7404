package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A demand that a user was verified recently: {@code
 * auth.has(reverification(Reverification.STRICT))}.
 *
 * @param level the factors
 * @param within the maximum age of the verification; whole minutes, 1 or more
 */
public record Reverification(Level level, Duration within) {
  /** By both factors in the last 10 minutes. */
  public static final Reverification STRICT_MFA = minutes(Level.MULTI_FACTOR, 10);

  /** By the second factor in the last 10 minutes. */
  public static final Reverification STRICT = minutes(Level.SECOND_FACTOR, 10);

  /** By the second factor in the last hour. */
  public static final Reverification MODERATE = minutes(Level.SECOND_FACTOR, 60);

  /** By the second factor in the last day. */
  public static final Reverification LAX = minutes(Level.SECOND_FACTOR, 24 * 60);

  private static final Map<Reverification, String> NAMES =
      Map.of(STRICT_MFA, "strict_mfa", STRICT, "strict", MODERATE, "moderate", LAX, "lax");

  /**
   * The factors by which a user is verified. A user without a second factor is verified by the
   * first.
   */
  public enum Level {
    FIRST_FACTOR("first_factor"),
    SECOND_FACTOR("second_factor"),

    /** Both of them. */
    MULTI_FACTOR("multi_factor");

    private final String value;

    Level(String value) {
      this.value = value;
    }

    @Override
    public String toString() {
      return value;
    }
  }

  public Reverification {
    SettingCheck.present("level", level);
    SettingCheck.present("within", within);
    if (within.compareTo(Duration.ofMinutes(1)) < 0
        || !within.equals(Duration.ofMinutes(within.toMinutes()))) {
      throw new ClerkConfigurationException(
          "A reverification is within a whole number of minutes, 1 or more, and not within "
              + within);
    }
  }

  private static Reverification minutes(Level level, long minutes) {
    return new Reverification(level, Duration.ofMinutes(minutes));
  }

  /**
   * Returns the response that makes Clerk's front ends verify the user again, and then retry:
   * status 403 with JSON.
   */
  public AuthResponse errorResponse() {
    String name = NAMES.get(this);
    Object asked =
        name == null ? Map.of("level", level.value, "afterMinutes", within.toMinutes()) : name;
    Map<String, Object> error =
        Map.of(
            "type",
            "forbidden",
            "reason",
            "reverification-error",
            "metadata",
            Map.of("reverification", asked));
    return new AuthResponse(
        403,
        Map.of(
            HeaderNames.CONTENT_TYPE,
            List.of("application/json"),
            HeaderNames.CACHE_CONTROL,
            List.of("no-store")),
        Json.write(Map.of("clerk_error", error)));
  }

  boolean isMetBy(@Nullable FactorVerificationAge age) {
    if (age == null) {
      return false;
    }
    boolean first = isRecent(age.first());
    boolean second = age.second() == null ? first : isRecent(age.second());
    return switch (level) {
      case FIRST_FACTOR -> first;
      case SECOND_FACTOR -> second;
      case MULTI_FACTOR -> first && second;
    };
  }

  private boolean isRecent(@Nullable Duration age) {
    return age != null && age.compareTo(within) < 0;
  }
}
