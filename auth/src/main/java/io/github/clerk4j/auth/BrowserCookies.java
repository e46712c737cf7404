package io.github.clerk4j.auth;

import io.github.clerk4j.token.Jwt;
import io.github.clerk4j.token.RequestToken;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cookies that Clerk keeps in a browser. Each exists by its plain name and, where several
 * instances share a domain, by one with a suffix that is the instance's own.
 *
 * @param suffixed true if the cookies with the suffix are used
 * @param session the session token
 * @param clientUat when the browser's sign-ins changed last, in seconds since the epoch; 0 where
 *     nobody is signed in
 * @param devBrowser the id of the browser in a development instance
 * @param refresh the token by which an expired session token is refreshed
 */
record BrowserCookies(
    boolean suffixed,
    @Nullable RequestToken session,
    long clientUat,
    @Nullable String devBrowser,
    @Nullable String refresh) {
  static final BrowserCookies NONE = new BrowserCookies(false, null, 0, null, null);

  private static final String SIGNED_OUT = "0";

  /** Returns the suffix of an instance's cookies. */
  static String suffix(PublishableKey key) {
    return "_" + key.cookieSuffix();
  }

  /** Returns the cookies with plain names, of an application without a publishable key. */
  static BrowserCookies plain(ClerkRequest request, @Nullable RequestToken session) {
    return read(request, "", session, null);
  }

  /**
   * Returns the cookies that hold.
   *
   * @param plain the session token in the cookie with the plain name
   * @param own the session token in the cookie with the instance's suffix
   * @param ownIssuer tells whether an issuer ({@code iss}) is the application's own Frontend API
   */
  static BrowserCookies of(
      ClerkRequest request,
      PublishableKey key,
      @Nullable RequestToken plain,
      @Nullable RequestToken own,
      Predicate<Object> ownIssuer,
      Instant now) {
    String suffix = suffix(key);
    String refresh = text(request.cookie(ClerkNames.REFRESH + suffix));
    return usesSuffix(request, key, plain, own, ownIssuer, now)
        ? read(request, suffix, own, refresh)
        : read(request, "", plain, refresh);
  }

  private static BrowserCookies read(
      ClerkRequest request,
      String suffix,
      @Nullable RequestToken session,
      @Nullable String refresh) {
    return new BrowserCookies(
        !suffix.isEmpty(),
        session,
        seconds(request.cookie(ClerkNames.CLIENT_UAT + suffix)),
        text(request.cookie(ClerkNames.DEV_BROWSER + suffix)),
        refresh);
  }

  private static boolean usesSuffix(
      ClerkRequest request,
      PublishableKey key,
      @Nullable RequestToken plain,
      @Nullable RequestToken own,
      Predicate<Object> ownIssuer,
      Instant now) {
    String plainUat = text(request.cookie(ClerkNames.CLIENT_UAT));
    String ownUat = text(request.cookie(ClerkNames.CLIENT_UAT + suffix(key)));
    Jwt plainJwt = plain == null ? null : plain.jwt();
    if (plain != null) {
      Object issuer = plainJwt == null ? null : plainJwt.claims().get("iss");
      if (issuer == null || issuer.equals("")) {
        return false; // nothing that a handshake could mend
      }
      if (!ownIssuer.test(issuer)) {
        return true;
      }
    }
    if (ownUat == null && own == null) {
      return false;
    }
    boolean plainSignedOut = SIGNED_OUT.equals(plainUat);
    boolean ownSignedOut = SIGNED_OUT.equals(ownUat);
    Jwt ownJwt = own == null ? null : own.jwt();
    boolean plainIsNewer = issued(plainJwt) > issued(ownJwt);
    if (!ownSignedOut && !plainSignedOut && plainIsNewer) {
      return false;
    }
    if (ownSignedOut && !plainSignedOut) {
      return false;
    }
    boolean ownExpired = ownJwt != null && seconds(ownJwt.expiresAt()) <= now.getEpochSecond();
    if (!key.isProduction() && !ownSignedOut && plainSignedOut && ownExpired) {
      return false;
    }
    return own == null || ownUat != null;
  }

  private static long issued(@Nullable Jwt jwt) {
    return jwt == null ? 0 : seconds(jwt.issuedAt());
  }

  private static long seconds(@Nullable Instant time) {
    return time == null ? 0 : time.getEpochSecond();
  }

  /** The number that a text begins with, as browsers' scripts read it. */
  static long seconds(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    int end = 0;
    while (end < Math.min(text.length(), 18)
        && text.charAt(end) >= '0'
        && text.charAt(end) <= '9') {
      end++;
    }
    return end == 0 ? 0 : Long.parseLong(text.substring(0, end));
  }

  private static @Nullable String text(@Nullable String cookie) {
    return cookie == null || cookie.isEmpty() ? null : cookie;
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "BrowserCookies[suffixed=" + suffixed + ", clientUat=" + clientUat + "]";
  }
}
