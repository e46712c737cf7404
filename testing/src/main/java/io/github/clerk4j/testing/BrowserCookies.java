package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cookies of a browser's session, as {@code Set-Cookie} lines. */
final class BrowserCookies {
  static final String SESSION = "__session";
  static final String CLIENT_UAT = "__client_uat";
  static final String REFRESH = "__refresh";

  /**
   * The name of a cookie on the application's host and of a query parameter; in development only.
   */
  static final String DEV_BROWSER = "__clerk_db_jwt";

  /** The name of a cookie on the fake's own host. */
  static final String CLIENT = "__client";

  private static final long YEAR = Duration.ofDays(365).toSeconds();

  private final Store store;

  BrowserCookies(Store store) {
    this.store = store;
  }

  /** Returns all cookies of a handshake for the application's host. */
  List<String> of(Browser browser, String origin) {
    Resource session = session(browser);
    String token = session == null ? "" : sessionToken(session, origin);
    List<String> lines = new ArrayList<>();
    for (String suffix : List.of("", "_" + suffix())) {
      lines.add(line(SESSION + suffix, token, token.isEmpty() ? 0 : YEAR));
      lines.add(clientUat(suffix, browser));
      if (!store.production) {
        lines.add(line(DEV_BROWSER + suffix, browser.token(), YEAR));
      }
    }
    String refresh = session == null ? "" : refreshToken(session.id());
    lines.add(line(REFRESH + "_" + suffix(), refresh, refresh.isEmpty() ? 0 : YEAR) + "; HttpOnly");
    return lines;
  }

  /** Returns the cookies after a refresh. */
  List<String> refreshed(Resource session, String origin, boolean suffixed) {
    String token = sessionToken(session, origin);
    List<String> lines = new ArrayList<>();
    lines.add(line(SESSION, token, YEAR));
    if (suffixed) {
      lines.add(line(SESSION + "_" + suffix(), token, YEAR));
    }
    return lines;
  }

  /** Returns the times of sign-in, by which an application knows that browsers are signed in. */
  List<String> clientUats(Browser browser) {
    return List.of(clientUat("", browser), clientUat("_" + suffix(), browser));
  }

  /** Returns the cookie by which the fake recognizes the browser. */
  String client(Browser browser) {
    return line(CLIENT, browser.token(), YEAR) + "; HttpOnly";
  }

  String line(String name, String value, long maxAge) {
    return name
        + "="
        + value
        + "; Path=/; Max-Age="
        + maxAge
        + "; SameSite=Lax"
        + (store.production ? "; Secure" : "");
  }

  /** Returns the open session of a browser, or null. */
  @Nullable Resource session(Browser browser) {
    Resource session = store.sessions.get(browser.sessionId());
    return session != null && Sessions.isOpen(session) ? session : null;
  }

  /** Returns a session token for the origin of the browser. */
  String sessionToken(Resource session, String origin) {
    TokenBuilder token = TokenBuilder.of(store, Sessions.active(store, session));
    return (store.authorizedParty == null ? token.authorizedParty(origin) : token).sign();
  }

  String refreshToken(String sessionId) {
    String token = RandomText.base62(32);
    store.refreshTokens.put(token, sessionId);
    return token;
  }

  /** Returns the first 8 characters of the hash of the publishable key. */
  String suffix() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(store.publishableKey().getBytes(UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, 6));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private String clientUat(String suffix, Browser browser) {
    long time = session(browser) == null ? 0 : browser.updatedAt() / 1000;
    return line(CLIENT_UAT + suffix, Long.toString(time), YEAR);
  }
}
