package io.github.clerk4j.testing;

import static io.github.clerk4j.testing.AccountHtml.escaped;
import static io.github.clerk4j.testing.AccountHtml.form;
import static io.github.clerk4j.testing.AccountHtml.organizationButton;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pages on which a person signs in, up and out, and switches between organizations. */
final class AccountPages {
  static final String SIGN_IN = "/sign-in";
  static final String SIGN_UP = "/sign-up";
  static final String SIGN_OUT = "/sign-out";
  static final String ORGANIZATION = "/organization";

  private final Store store;
  private final Users users;
  private final Sessions sessions;
  private final BrowserCookies cookies;
  private final AccountHtml html;

  AccountPages(Store store, Users users) {
    this.store = store;
    this.users = users;
    this.sessions = new Sessions(store);
    this.cookies = new BrowserCookies(store);
    this.html = new AccountHtml(store);
  }

  void addTo(Router router) {
    router.on("GET", SIGN_IN, this::showSignIn);
    router.on("POST", SIGN_IN, this::signIn);
    router.on("GET", SIGN_UP, this::showSignUp);
    router.on("POST", SIGN_UP, this::signUp);
    router.on("GET", SIGN_OUT, this::signOut);
    router.on("POST", SIGN_OUT, this::signOut);
    router.on("GET", ORGANIZATION, this::organization);
    router.on("POST", ORGANIZATION, this::organization);
  }

  /** Redirects a signed-in browser at once, like Clerk's own pages. */
  private FakeResponse showSignIn(FakeRequest call) {
    String target = redirectUrl(call);
    Browser browser = Browsers.of(store, call);
    Resource session = cookies.session(browser);
    if (session != null) {
      return target == null ? profile(browser, session) : back(browser, target);
    }
    StringBuilder people = new StringBuilder();
    store.users.values().forEach(each -> people.append(html.userButton(each)));
    String empty = "<p class=\"row soft\">There are no users yet.</p>\n";
    return page(
        browser,
        html.page(
            "Sign in",
            target == null ? "Pick a user" : "to continue to " + RedirectUrl.of(target).origin(),
            form(SIGN_IN, target, "part rows", people.isEmpty() ? empty : people.toString()),
            "No account? " + link(SIGN_UP, target, "Sign up")));
  }

  private FakeResponse signIn(FakeRequest call) {
    String target = redirectUrl(call);
    Browser browser = Browsers.of(store, call);
    return enter(browser, store.user(Objects.requireNonNullElse(call.form("user_id"), "")), target);
  }

  private FakeResponse showSignUp(FakeRequest call) {
    String target = redirectUrl(call);
    Browser browser = Browsers.of(store, call);
    return cookies.session(browser) != null && target != null
        ? back(browser, target)
        : signUpForm(browser, call, target, null);
  }

  private FakeResponse signUp(FakeRequest call) {
    String target = redirectUrl(call);
    Browser browser = Browsers.of(store, call);
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String each : new String[] {"first_name", "last_name"}) {
      String text = typed(call, each);
      if (!text.isEmpty()) {
        fields.put(each, text);
      }
    }
    fields.put("email_address", List.of(typed(call, "email_address")));
    Resource user;
    try {
      user = users.create(Fields.of(fields));
    } catch (ApiError e) {
      return signUpForm(browser, call, target, e).withStatus(422);
    }
    return enter(browser, user, target);
  }

  private FakeResponse signUpForm(
      Browser browser, FakeRequest call, @Nullable String target, @Nullable ApiError error) {
    String problem =
        error == null
            ? ""
            : "<p class=\"error\" role=\"alert\">" + escaped(error.detail()) + "</p>\n";
    String fields =
        "<div class=\"pair\">\n"
            + input(call, "First name", "first_name", "text", "given-name")
            + input(call, "Last name", "last_name", "text", "family-name")
            + "</div>\n"
            + input(call, "Email address", "email_address", "email", "email")
            + "<button class=\"main\">Create account</button>\n";
    return page(
        browser,
        html.page(
            "Sign up",
            "No password and no email: the account works at once.",
            problem + form(SIGN_UP, target, "fields", fields),
            "Have an account? " + link(SIGN_IN, target, "Sign in")));
  }

  private FakeResponse signOut(FakeRequest call) {
    String target = redirectUrl(call);
    Browser browser = Browsers.of(store, call);
    Resource session = cookies.session(browser);
    if (session != null) {
      sessions.end(session, "ended");
    }
    browser.use(null, store.now());
    return target == null
        ? page(
            browser,
            html.page(
                "Signed out",
                "The session has ended.",
                "<div class=\"part\"><a class=\"main\" href=\""
                    + SIGN_IN
                    + "\">Sign in</a></div>\n",
                ""))
        : back(browser, target);
  }

  /** Switches to the organization that the request names, or lets a person pick one. */
  private FakeResponse organization(FakeRequest call) {
    String target = redirectUrl(call);
    Browser browser = Browsers.of(store, call);
    Resource session = cookies.session(browser);
    if (session == null) {
      return FakeResponse.redirect(303, SIGN_IN + query(target));
    }
    String organization = given(call, "organization_id");
    if (organization == null) {
      return page(
          browser,
          html.page(
              "Switch organization",
              AccountHtml.name(user(session)),
              organizations(session, target),
              ""));
    }
    sessions.activate(session, organization);
    if (target == null) {
      return profile(browser, session);
    }
    FakeResponse response = back(browser, target);
    if (store.production) { // no dev browser token makes the application renew the session token
      for (String each : cookies.of(browser, RedirectUrl.of(target).origin())) {
        response = response.header("Set-Cookie", each);
      }
    }
    return response;
  }

  private FakeResponse enter(Browser browser, Resource user, @Nullable String target) {
    Resource session = sessions.signIn(user);
    browser.use(session.id(), store.now());
    return target == null ? profile(browser, session) : back(browser, target);
  }

  private FakeResponse profile(Browser browser, Resource session) {
    Resource user = user(session);
    return page(
        browser,
        html.page(
            "Signed in as " + AccountHtml.name(user),
            null,
            "<div class=\"part\">" + html.userRow(user) + "</div>\n" + organizations(session, null),
            "<a href=\"" + SIGN_OUT + "\">Sign out</a>"));
  }

  private String organizations(Resource session, @Nullable String target) {
    Object active = session.get("last_active_organization_id");
    StringBuilder rows = new StringBuilder("<h2>Organizations</h2>\n");
    for (Resource each : store.membershipsOf(user(session).id())) {
      Resource organization =
          store.organization(String.valueOf(each.map("organization").get("id")));
      rows.append(
          organizationButton(
              organization.id(),
              String.valueOf(organization.text("name")),
              each.text("role"),
              organization.id().equals(active)));
    }
    rows.append(organizationButton("", "Personal account", null, active == null));
    return form(ORGANIZATION, target, "part rows", rows.toString());
  }

  /**
   * Adds the cookies with the time of the sign-in, which Clerk sets for the application's domain.
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

  private FakeResponse page(Browser browser, String page) {
    return FakeResponse.html(200, page).header("Set-Cookie", cookies.client(browser));
  }

  private Resource user(Resource session) {
    return store.user(String.valueOf(session.text("user_id")));
  }

  /** Returns the URL to go back to, which is one of http or https, or null. */
  private static @Nullable String redirectUrl(FakeRequest call) {
    String url = given(call, "redirect_url");
    if (url != null) {
      RedirectUrl.of(url);
    }
    return url;
  }

  private static @Nullable String given(FakeRequest call, String name) {
    String value = call.form(name);
    return value == null ? call.query(name) : value;
  }

  private static String typed(FakeRequest call, String name) {
    return Objects.requireNonNullElse(call.form(name), "").strip();
  }

  private static String input(
      FakeRequest call, String label, String name, String type, String complete) {
    return "<label>"
        + label
        + "<input name=\""
        + name
        + "\" type=\""
        + type
        + "\" autocomplete=\""
        + complete
        + "\" value=\""
        + escaped(typed(call, name))
        + "\""
        + (type.equals("email") ? " required" : "")
        + "></label>\n";
  }

  private static String link(String path, @Nullable String target, String text) {
    return "<a href=\"" + path + escaped(query(target)) + "\">" + text + "</a>";
  }

  private static String query(@Nullable String target) {
    return target == null ? "" : "?redirect_url=" + URLEncoder.encode(target, UTF_8);
  }
}
