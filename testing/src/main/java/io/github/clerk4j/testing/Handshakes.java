package io.github.clerk4j.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The handshake: an application sends a browser here, and the browser returns with the cookies to
 * set, or with a nonce to fetch them.
 */
final class Handshakes {
  private static final String TOKEN = "__clerk_handshake";
  private static final String NONCE = "__clerk_handshake_nonce";
  private static final long SECONDS_TO_COME_BACK = 10;

  private final Store store;
  private final Sessions sessions;
  private final BrowserCookies cookies;

  Handshakes(Store store) {
    this.store = store;
    this.sessions = new Sessions(store);
    this.cookies = new BrowserCookies(store);
  }

  /** Responds to a browser from the application. */
  FakeResponse handshake(FakeRequest call) {
    RedirectUrl target = RedirectUrl.of(call.query("redirect_url"));
    Browser browser = Browsers.of(store, call);
    activate(cookies.session(browser), call.query("organization_id"));
    boolean nonce = "nonce".equals(call.query("format"));
    String name = nonce ? NONCE : TOKEN;
    List<String> lines = cookies.of(browser, target.origin());
    if (!store.production) {
      String value = carrier(nonce, lines);
      RedirectUrl back = target.withQueryParameter(name, value);
      return FakeResponse.redirect(307, back.toString())
          .header("Set-Cookie", cookies.client(browser));
    }
    lines.add(cookies.line(name, "", 0)); // else every request would resolve the handshake again
    return FakeResponse.redirect(307, target.toString())
        .header("Set-Cookie", cookies.client(browser))
        .header("Set-Cookie", cookies.line(name, carrier(nonce, lines), SECONDS_TO_COME_BACK));
  }

  /** Responds to the back end of an application. */
  Resource payload(FakeRequest call) {
    String nonce = call.query("nonce");
    if (nonce == null) {
      throw ApiError.missing("nonce");
    }
    List<String> lines = store.handshakes.remove(nonce);
    if (lines == null) {
      throw ApiError.of(
          404,
          "resource_not_found",
          "not found",
          "There is no handshake with this nonce, or no more.");
    }
    return new Resource().with("directives", lines);
  }

  String nonce(List<String> lines) {
    String nonce = RandomText.base62(32);
    store.handshakes.put(nonce, List.copyOf(lines));
    return nonce;
  }

  static TokenBuilder token(Store store, List<String> lines) {
    List<String> copy = List.copyOf(lines);
    return new TokenBuilder(store, now -> new Resource().with("handshake", copy));
  }

  private String carrier(boolean nonce, List<String> lines) {
    return nonce ? nonce(lines) : token(store, lines).sign();
  }

  /** Activates an organization by id or slug, unless the user is no member. */
  private void activate(@Nullable Resource session, @Nullable String organization) {
    if (session == null || organization == null) {
      return;
    }
    try {
      sessions.activate(session, organization);
    } catch (ApiError e) {
      // The browser keeps the organization that it has, and returns with that.
    }
  }
}
