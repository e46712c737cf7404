package io.github.clerk4j.testing;

import java.util.Objects;

/** The pages on which a person signs in and out. */
final class AccountPages {
  static final String SIGN_IN = "/sign-in";

  private static final String SIGN_OUT = "/sign-out";

  private final Store store;
  private final Sessions sessions;
  private final BrowserCookies cookies;

  AccountPages(Store store) {
    this.store = store;
    this.sessions = new Sessions(store);
    this.cookies = new BrowserCookies(store);
  }

  void addTo(Router router) {
    router.on("GET", SIGN_IN, this::show);
    router.on("POST", SIGN_IN, this::signIn);
    router.on("GET", SIGN_OUT, this::signOut);
  }

  /** Redirects a signed-in browser at once, like Clerk's own pages. */
  private FakeResponse show(FakeRequest call) {
    String redirectUrl = call.query("redirect_url");
    Browser browser = Browsers.of(store, call);
    Resource session = cookies.session(browser);
    if (session != null && redirectUrl != null) {
      return back(browser, redirectUrl);
    }
    if (redirectUrl != null) {
      RedirectUrl.of(redirectUrl);
    }
    StringBuilder page = new StringBuilder();
    if (session != null) {
      page.append("<p>Signed in as ")
          .append(escaped(name(store.user(String.valueOf(session.text("user_id"))))))
          .append(". <a href=\"" + SIGN_OUT + "\">Sign out</a></p>\n");
    }
    page.append("<form method=\"post\" action=\"" + SIGN_IN + "\">\n");
    if (redirectUrl != null) {
      page.append("<input type=\"hidden\" name=\"redirect_url\" value=\"")
          .append(escaped(redirectUrl))
          .append("\">\n");
    }
    for (Resource user : store.users.values()) {
      page.append("<p><button name=\"user_id\" value=\"")
          .append(escaped(user.id()))
          .append("\">")
          .append(escaped(name(user)))
          .append("</button></p>\n");
    }
    return page(browser, "Sign in", page.append("</form>").toString());
  }

  private FakeResponse signIn(FakeRequest call) {
    String redirectUrl = call.form("redirect_url");
    if (redirectUrl != null) {
      RedirectUrl.of(redirectUrl);
    }
    Browser browser = Browsers.of(store, call);
    Resource user = store.user(Objects.requireNonNullElse(call.form("user_id"), ""));
    browser.use(sessions.signIn(user).id(), store.now());
    return redirectUrl == null
        ? page(browser, "Signed in", escaped(name(user)))
        : back(browser, redirectUrl);
  }

  private FakeResponse signOut(FakeRequest call) {
    Browser browser = Browsers.of(store, call);
    Resource session = cookies.session(browser);
    if (session != null) {
      sessions.end(session, "ended");
    }
    browser.use(null, store.now());
    String redirectUrl = call.query("redirect_url");
    return redirectUrl == null
        ? page(browser, "Signed out", "<a href=\"" + SIGN_IN + "\">Sign in</a>")
        : back(browser, redirectUrl);
  }

  /**
   * Adds the cookie with the time of the sign-in, which Clerk sets for the application's domain.
   */
  private FakeResponse back(Browser browser, String redirectUrl) {
    RedirectUrl target = RedirectUrl.of(redirectUrl);
    if (!store.production) {
      target = target.withQueryParameter(BrowserCookies.DEV_BROWSER, browser.token());
    }
    FakeResponse response =
        FakeResponse.redirect(303, target.toString()).header("Set-Cookie", cookies.client(browser));
    if (store.production) {
      for (String each : cookies.clientUats(browser)) {
        response = response.header("Set-Cookie", each);
      }
    }
    return response;
  }

  private FakeResponse page(Browser browser, String title, String body) {
    return FakeResponse.html(
            200,
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>"
                + title
                + "</title>\n<h1>"
                + title
                + "</h1>\n"
                + body
                + "\n</html>\n")
        .header("Set-Cookie", cookies.client(browser));
  }

  private static String name(Resource user) {
    Resource email = Identifications.primary(user, IdentificationKind.EMAIL);
    if (email != null) {
      return String.valueOf(email.text("email_address"));
    }
    return Objects.requireNonNullElse(user.text("username"), user.id());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
