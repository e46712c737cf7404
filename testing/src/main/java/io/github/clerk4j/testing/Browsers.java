package io.github.clerk4j.testing;

import io.github.clerk4j.model.Session;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The browsers that come to a {@link FakeClerk}, to its pages and for handshakes.
 *
 * <p>An instance knows a browser again by a cookie of its own, and a development instance also by
 * the dev browser token that the application hands on as {@code __clerk_db_jwt}.
 *
 * <p>A handshake in development comes back in the URL. In production it comes back in a cookie,
 * which Clerk sets for the domain of the application; here it is set for the host of {@code
 * apiUrl()}, so that an application on 127.0.0.1 gets it, and a browser of a test that carries it
 * over. Safe for use by several threads.
 */
public final class Browsers {
  private final Store store;
  private final BrowserCookies cookies;

  Browsers(Store store) {
    this.store = store;
    this.cookies = new BrowserCookies(store);
  }

  /** Signs in every browser with this session, those that are known and those yet to come. */
  public void signIn(Session session) {
    use(session.id());
  }

  /** Signs out every browser, those that are known and those yet to come; no session ends. */
  public void signOut() {
    use(null);
  }

  /** The dev browser token of a browser that comes for the first time. */
  public String newDevBrowserToken() {
    return store.locked(() -> open().token());
  }

  /**
   * The {@code Cookie} header that a browser sends to the application when it is signed in with
   * this session, and has been through a handshake just now.
   *
   * @param origin the origin of the application, such as {@code https://app.example.com}
   */
  public String cookieHeader(Session session, String origin) {
    return store.locked(
        () -> {
          Browser browser = open();
          browser.use(Sessions.open(store, session.id()).id(), store.now());
          return cookies.of(browser, origin).stream()
              .map(each -> each.substring(0, each.indexOf(';')))
              .collect(Collectors.joining("; "));
        });
  }

  /** A refresh token of this session, such as the cookie {@code __refresh_...} holds. */
  public String refreshToken(Session session) {
    return store.locked(() -> cookies.refreshToken(store.session(session.id()).id()));
  }

  /** A nonce for which the Backend API hands out these {@code Set-Cookie} lines, once. */
  public String handshakeNonce(String... setCookies) {
    return store.locked(() -> new Handshakes(store).nonce(List.of(setCookies)));
  }

  /** A handshake token with these {@code Set-Cookie} lines, which can be spoilt. */
  public TokenBuilder handshakeToken(String... setCookies) {
    return Handshakes.token(store, List.of(setCookies));
  }

  /** Where cookies of this instance can have one, what follows {@code _} in their names. */
  public String cookieSuffix() {
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

  /** A browser that was not there before. */
  private Browser open() {
    return open(store);
  }

  static Browser open(Store store) {
    Browser browser = new Browser();
    browser.use(store.sessionOfNewBrowsers, store.now());
    store.browsers.put(browser.token(), browser);
    return browser;
  }

  /** The browser that a request comes from, which may be a new one. */
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
