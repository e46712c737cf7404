package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of the Frontend API that a page calls for its browser: the client, its session and
 * tokens, signing in, up and out. A browser has one session at a time.
 */
final class ClientRoutes {
  private static final String CLIENT = "/v1/client";

  private final Store store;
  private final Users users;
  private final Sessions sessions;
  private final BrowserCookies cookies;

  ClientRoutes(Store store, Users users) {
    this.store = store;
    this.users = users;
    this.sessions = new Sessions(store);
    this.cookies = new BrowserCookies(store);
  }

  /**
   * @param base the path of the Frontend API
   */
  void addTo(Router router, String base) {
    String all = base + CLIENT + "/sessions";
    String one = all + "/{id}";
    router.on("GET", base + CLIENT, this::client);
    router.on("POST", base + CLIENT + "/sign_ins", this::signIn);
    router.on("POST", base + CLIENT + "/sign_ups", this::signUp);
    router.on("DELETE", all, this::signOut);
    router.on("POST", all, this::signOut); // a browser sends DELETE as _method=DELETE
    router.on("POST", one + "/touch", this::touch);
    router.on("POST", one + "/end", call -> end(call, "ended"));
    router.on("POST", one + "/remove", call -> end(call, "removed"));
    router.on("POST", one + "/tokens", call -> token(call, null));
    router.on(
        "POST",
        one + "/tokens/{template}",
        call -> token(call, store.templateNamed(call.path("template"))));
  }

  private FakeResponse client(FakeRequest call) {
    Browser browser = Browsers.of(store, call);
    return respond(browser, new Resource().with("response", shown(call, browser)));
  }

  /** Signs in by an email address or user name; the password must be right if one is sent. */
  private FakeResponse signIn(FakeRequest call) {
    String identifier = Objects.requireNonNullElse(call.form("identifier"), "");
    Resource user =
        store.users.values().stream()
            .filter(each -> isIdentifiedBy(each, identifier))
            .findFirst()
            .orElseThrow(
                () ->
                    ApiError.parameter(
                        422,
                        "form_identifier_not_found",
                        "is unknown",
                        "identifier",
                        "Couldn't find your account."));
    String password = call.form("password");
    if (password != null && !password.equals(store.secrets.get(user.id()))) {
      throw ApiError.parameter(
          422, "form_password_incorrect", "is incorrect", "password", "Password is incorrect.");
    }
    return entered(call, "sign_in_attempt", user);
  }

  private FakeResponse signUp(FakeRequest call) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String each : new String[] {"first_name", "last_name", "username", "password"}) {
      String text = call.form(each);
      if (text != null) {
        fields.put(each, text);
      }
    }
    String email = call.form("email_address");
    if (email != null) {
      fields.put("email_address", List.of(email));
    }
    return entered(call, "sign_up_attempt", users.create(Fields.of(fields)));
  }

  private FakeResponse entered(FakeRequest call, String object, Resource user) {
    Browser browser = Browsers.of(store, call);
    Resource session = sessions.signIn(user);
    browser.use(session.id(), store.now());
    Resource attempt =
        new Resource()
            .with("object", object)
            .with("id", RandomText.id(object.equals("sign_in_attempt") ? "sia_" : "sua_"))
            .with("status", "complete")
            .with("created_session_id", session.id())
            .with("created_user_id", user.id());
    return respond(
        browser, new Resource().with("response", attempt).with("client", shown(call, browser)));
  }

  private FakeResponse touch(FakeRequest call) {
    Browser browser = Browsers.of(store, call);
    Resource session = own(call, browser);
    String organization = call.form("active_organization_id");
    if (organization != null) {
      sessions.activate(session, organization);
    }
    Sessions.active(store, session);
    return changed(call, browser, session);
  }

  private FakeResponse end(FakeRequest call, String status) {
    Browser browser = Browsers.of(store, call);
    Resource session = sessions.end(own(call, browser), status);
    browser.use(null, store.now());
    return changed(call, browser, session);
  }

  private FakeResponse signOut(FakeRequest call) {
    if (call.request().method().equals("POST") && !"DELETE".equals(call.query("_method"))) {
      throw ApiError.of(405, "method_not_allowed", "not allowed", "Sessions are not made here.");
    }
    Browser browser = Browsers.of(store, call);
    Resource session = cookies.session(browser);
    if (session != null) {
      sessions.end(session, "removed");
    }
    browser.use(null, store.now());
    return respond(browser, new Resource().with("response", shown(call, browser)));
  }

  private FakeResponse token(FakeRequest call, @Nullable Resource template) {
    Browser browser = Browsers.of(store, call);
    return respond(browser, token(call, own(call, browser), template));
  }

  private Resource token(FakeRequest call, Resource session, @Nullable Resource template) {
    TokenBuilder token = TokenBuilder.of(store, Sessions.active(store, session));
    if (template != null) {
      token.template(String.valueOf(template.text("name")));
    }
    String origin = call.request().headers().get("Origin");
    if (store.authorizedParty == null && origin != null) {
      token.authorizedParty(origin);
    }
    return new Resource().with("object", "token").with("jwt", token.sign());
  }

  private FakeResponse changed(FakeRequest call, Browser browser, Resource session) {
    return respond(
        browser, new Resource().with("response", session).with("client", shown(call, browser)));
  }

  private FakeResponse respond(Browser browser, Resource body) {
    return FakeResponse.of(200, Json.write(body)).header("Set-Cookie", cookies.client(browser));
  }

  /** Returns the client of a browser, with its session, user and token. */
  private Resource shown(FakeRequest call, Browser browser) {
    List<Resource> open = new ArrayList<>();
    Resource session = cookies.session(browser);
    if (session != null) {
      Resource shown = new Resource();
      shown.putAll(session);
      open.add(
          shown
              .with("user", withoutPrivate(store.user(String.valueOf(session.text("user_id")))))
              .with("last_active_token", token(call, session, null)));
    }
    return new Resource()
        .with("object", "client")
        .with("id", session == null ? null : session.get("client_id"))
        .with("sessions", open)
        .with("sign_in", null)
        .with("sign_up", null)
        .with("last_active_session_id", session == null ? null : session.id())
        .with("updated_at", browser.updatedAt());
  }

  private static Resource withoutPrivate(Resource user) {
    Resource shown = new Resource();
    shown.putAll(user);
    shown.remove("private_metadata");
    return shown;
  }

  /** Returns the session of the path, which must be the browser's. */
  private Resource own(FakeRequest call, Browser browser) {
    Resource session = cookies.session(browser);
    if (session == null || !session.id().equals(call.path("id"))) {
      throw ApiError.notFound("session of this browser", call.path("id"));
    }
    return session;
  }

  private static boolean isIdentifiedBy(Resource user, String identifier) {
    return !identifier.isEmpty()
        && (identifier.equals(user.text("username"))
            || Identifications.find(user, IdentificationKind.EMAIL, identifier) != null);
  }
}
