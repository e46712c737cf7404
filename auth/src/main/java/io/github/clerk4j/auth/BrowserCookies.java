package io.github.clerk4j.auth;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cookies that Clerk keeps in a browser. Each exists by its plain name and, where several
 * instances share a domain, by one with a suffix that is the instance's own.
 *
 * @param suffixed whether the names with the suffix hold
 * @param session the session token
 * @param clientUat when the browser's sign-ins changed last, in seconds since the epoch; 0 where
 *     nobody is signed in
 * @param devBrowser what a development instance knows the browser by
 * @param refresh what an expired session token can be exchanged with
 */
record BrowserCookies(
    boolean suffixed,
    @Nullable String session,
    long clientUat,
    @Nullable String devBrowser,
    @Nullable String refresh) {
  static final BrowserCookies NONE = new BrowserCookies(false, null, 0, null, null);

  private static final String SIGNED_OUT = "0";

  /**
   * @param ownIssuer tells whether an issuer ({@code iss}) is the application's own Frontend API
   * @param decoder takes tokens apart, or throws an {@link InvalidTokenException}
   */
  static BrowserCookies of(
      ClerkRequest request,
      @Nullable PublishableKey key,
      Predicate<Object> ownIssuer,
      Instant now,
      Function<String, Jwt> decoder) {
    if (key == null) {
      return read(request, "", null);
    }
    String suffix = "_" + key.cookieSuffix();
    String refresh = text(request.cookie(ClerkNames.REFRESH + suffix));
    boolean suffixed = usesSuffix(request, key, ownIssuer, suffix, now, decoder);
    return read(request, suffixed ? suffix : "", refresh);
  }

  private static BrowserCookies read(
      ClerkRequest request, String suffix, @Nullable String refresh) {
    return new BrowserCookies(
        !suffix.isEmpty(),
        text(request.cookie(ClerkNames.SESSION + suffix)),
        seconds(request.cookie(ClerkNames.CLIENT_UAT + suffix)),
        text(request.cookie(ClerkNames.DEV_BROWSER + suffix)),
        refresh);
  }

  private static boolean usesSuffix(
      ClerkRequest request,
      PublishableKey key,
      Predicate<Object> ownIssuer,
      String suffix,
      Instant now,
      Function<String, Jwt> decoder) {
    String plain = text(request.cookie(ClerkNames.SESSION));
    String own = text(request.cookie(ClerkNames.SESSION + suffix));
    String plainUat = text(request.cookie(ClerkNames.CLIENT_UAT));
    String ownUat = text(request.cookie(ClerkNames.CLIENT_UAT + suffix));
    Jwt plainJwt = plain == null ? null : decoded(plain, decoder);
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
    Jwt ownJwt = own == null ? null : decoded(own, decoder);
    boolean plainIsNewer = seconds(plainJwt, "iat") > seconds(ownJwt, "iat");
    if (!ownSignedOut && !plainSignedOut && plainIsNewer) {
      return false;
    }
    if (ownSignedOut && !plainSignedOut) {
      return false;
    }
    boolean ownExpired = ownJwt != null && seconds(ownJwt, "exp") <= now.getEpochSecond();
    if (!key.isProduction() && !ownSignedOut && plainSignedOut && ownExpired) {
      return false;
    }
    return own == null || ownUat != null;
  }

  private static @Nullable Jwt decoded(String token, Function<String, Jwt> decoder) {
    try {
      return decoder.apply(token);
    } catch (InvalidTokenException e) {
      return null; // what is wrong with it is told when it is verified
    }
  }

  private static long seconds(@Nullable Jwt jwt, String claim) {
    Instant time = jwt == null ? null : NumericDate.of(jwt.claims().get(claim));
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
