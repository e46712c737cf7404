package io.github.clerk4j.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a token is valid: {@code exp}, {@code nbf} and {@code iat}, checked in this order. */
final class TimeClaims {
  private static final String CLOCKS =
      "; if that is wrong, the clocks differ: set this machine's by NTP";

  private TimeClaims() {}

  /** For tokens that must expire. */
  static void check(Map<String, Object> claims, Instant now, Duration clockSkew) {
    if (claims.get("exp") == null) {
      throw failed("The token has no time of expiry (exp)");
    }
    checkPresent(claims, now, clockSkew);
  }

  /** For tokens that may do without any of them. */
  static void checkPresent(Map<String, Object> claims, Instant now, Duration clockSkew) {
    Instant expires = time(claims, "exp");
    if (expires != null && !expires.isAfter(now.minus(clockSkew))) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_EXPIRED,
          "The token expired " + seconds(expires, now) + " ago, at " + expires + here(now));
    }
    Instant latest = now.plus(clockSkew);
    Instant begins = time(claims, "nbf");
    if (begins != null && begins.isAfter(latest)) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_NOT_ACTIVE_YET,
          "The token is valid in " + seconds(now, begins) + ", from " + begins + " on" + here(now));
    }
    Instant issued = time(claims, "iat");
    if (issued != null && issued.isAfter(latest)) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_IAT_IN_THE_FUTURE,
          "The token was issued "
              + seconds(now, issued)
              + " ahead of this machine's time, at "
              + issued
              + here(now));
    }
  }

  private static @Nullable Instant time(Map<String, Object> claims, String name) {
    Object claim = claims.get(name);
    Instant time = NumericDate.of(claim);
    if (time == null && (claim != null || claims.containsKey(name))) {
      throw failed("The token's claim " + name + " is no time: " + PrintableClaim.of(claim));
    }
    return time;
  }

  private static String seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds() + " s";
  }

  private static String here(Instant now) {
    return "; here it is " + now + CLOCKS;
  }

  private static InvalidTokenException failed(String message) {
    return new InvalidTokenException(TokenReason.TOKEN_VERIFICATION_FAILED, message);
  }
}
