package io.github.clerk4j.auth;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a request carries its session token. */
final class SessionTokens {
  private static final String SESSION_COOKIE = "__session";
  private static final String CLIENT_UAT_COOKIE = "__client_uat";

  private SessionTokens() {}

  /**
   * The token of the {@code Authorization} header, else that of the cookies.
   *
   * @throws InvalidTokenException if there is none, or it contradicts what the browser knows of its
   *     sign-in
   */
  static Jwt find(ClerkRequest request) {
    String header = inHeader(request);
    return header == null ? inCookies(request) : Jwt.decode(header);
  }

  /** A bearer token (RFC 6750), or a value without a scheme; other schemes are not for us. */
  private static @Nullable String inHeader(ClerkRequest request) {
    for (String line : request.headers("Authorization")) {
      String value = line.strip();
      int blank = value.indexOf(' ');
      String scheme = blank < 0 ? value : value.substring(0, blank);
      if (scheme.toLowerCase(Locale.ROOT).equals("bearer")) {
        return blank < 0 ? "" : value.substring(blank).strip();
      }
      if (blank < 0 && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  private static Jwt inCookies(ClerkRequest request) {
    String token = request.cookie(SESSION_COOKIE);
    long clientUat = clientUat(request.cookie(CLIENT_UAT_COOKIE));
    if (token == null || token.isEmpty()) {
      throw clientUat == 0
          ? new InvalidTokenException(AuthReason.SESSION_TOKEN_AND_UAT_MISSING, "")
          : new InvalidTokenException(AuthReason.CLIENT_UAT_BUT_NO_SESSION_TOKEN, "");
    }
    if (clientUat == 0) {
      throw new InvalidTokenException(AuthReason.SESSION_TOKEN_BUT_NO_CLIENT_UAT, "");
    }
    Jwt jwt = Jwt.decode(token);
    Instant issued = NumericDate.of(jwt.claims().get("iat"));
    if (!jwt.isOtherThanSession() && issued != null && issued.getEpochSecond() < clientUat) {
      throw new InvalidTokenException(AuthReason.SESSION_TOKEN_IAT_BEFORE_CLIENT_UAT, "");
    }
    return jwt;
  }

  /**
   * When the browser's sign-ins changed last, in seconds since the epoch; 0 where nobody is signed
   * in.
   */
  private static long clientUat(@Nullable String cookie) {
    if (cookie == null) {
      return 0;
    }
    int end = 0;
    while (end < Math.min(cookie.length(), 18) && Character.digit(cookie.charAt(end), 10) >= 0) {
      end++;
    }
    return end == 0 ? 0 : Long.parseLong(cookie.substring(0, end));
  }
}
