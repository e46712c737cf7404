package io.github.clerk4j.testing;

import io.github.clerk4j.model.Session;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The browsers of a {@link FakeClerk}, on its pages and in handshakes.
 *
 * <p>An instance recognizes a browser by a cookie of its own. A development instance also
 * recognizes the dev browser token, which the application passes as {@code __clerk_db_jwt}.
 *
 * <p>In development, a handshake returns in the URL. In production, it returns in a cookie, which
 * Clerk sets for the domain of the application. Here the cookie is set for the host of {@code
 * apiUrl()}. An application on 127.0.0.1 gets it, and so does a test that copies it. Thread-safe.
 */
public final class Browsers {
  private final Store store;
  private final BrowserCookies cookies;

  Browsers(Store store) {
    this.store = store;
    this.cookies = new BrowserCookies(store);
  }

  /** Signs in every browser with this session, known and new ones. */
  public void signIn(Session session) {
    use(Arguments.notNull("session", session).id());
  }

  /** Signs out every browser, known and new ones; no session ends. */
  public void signOut() {
    use(null);
  }

  /** Returns the dev browser token of a new browser. */
  public String newDevBrowserToken() {
    return store.locked(() -> open().token());
  }

  /**
   * Returns the {@code Cookie} header of a browser that is signed in with this session, right after
   * a handshake.
   *
   * @param origin the origin of the application, such as {@code https://app.example.com}
   */
  public String cookieHeader(Session session, String origin) {
    Arguments.notNull("session", session);
    Arguments.origin("origin", origin);
    return store.locked(
        () -> {
          Browser browser = open();
          browser.use(Sessions.open(store, session.id()).id(), store.now());
          return cookies.of(browser, origin).stream()
              .map(each -> each.substring(0, each.indexOf(';')))
              .collect(Collectors.joining("; "));
        });
  }

  /** Returns a refresh token of this session, for the cookie {@code __refresh_...}. */
  public String refreshToken(Session session) {
    Arguments.notNull("session", session);
    return store.locked(() -> cookies.refreshToken(store.session(session.id()).id()));
  }

  /** Returns a nonce for these {@code Set-Cookie} lines; the Backend API accepts it once. */
  public String handshakeNonce(String... setCookies) {
    List<String> lines = Arguments.noNulls("setCookies", setCookies);
    return store.locked(() -> new Handshakes(store).nonce(lines));
  }

  /** Returns a builder of a handshake token with these {@code Set-Cookie} lines. */
  public TokenBuilder handshakeToken(String... setCookies) {
    store.checkOpen();
    return Handshakes.token(store, Arguments.noNulls("setCookies", setCookies));
  }

  /** Returns the suffix of this instance's cookies, after {@code _} in their names. */
  public String cookieSuffix() {
    store.checkOpen();
    return cookies.suffix();
  }

  private void use(@Nullable String sessionId) {
    store.locked(
        () -> {
          if (sessionId != null) {
            Sessions.open(store, sessionId);
          }
          store.sessionOfNewBrowsers = sessionId;
          for (Browser each : store.browsers.values()) {
            each.use(sessionId, store.now());
          }
          return store;
        });
  }

  /** Returns a new browser. */
  private Browser open() {
    return open(store);
  }

  static Browser open(Store store) {
    Browser browser = new Browser();
    browser.use(store.sessionOfNewBrowsers, store.now());
    store.browsers.put(browser.token(), browser);
    return browser;
  }

  /** Returns the browser of a request, which may be a new one. */
  static Browser of(Store store, FakeRequest call) {
    Browser browser = null;
    if (!store.production) {
      browser = store.browsers.get(call.query(BrowserCookies.DEV_BROWSER));
    }
    if (browser == null) {
      browser = store.browsers.get(call.cookie(BrowserCookies.CLIENT));
    }
    return browser == null ? open(store) : browser;
  }
}
