package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.token.TokenType;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of the application, put together. */
final class Application implements AutoCloseable {
  private static final String SIGN_IN = "Here a front end would show Clerk's sign-in form.\n";

  private final Server server;
  private final LiveLog log;

  private Application(Server server, LiveLog log) {
    this.server = server;
    this.log = log;
  }

  /**
   * Starts the application.
   *
   * @param origin the origin of the front end whose session tokens are accepted
   * @param log the listener of the client
   * @param lab the Clerk instance, or null if it is a real one
   */
  static Application start(
      HttpServer http, String origin, ClerkClient clerk, LiveLog log, @Nullable Lab lab) {
    Clock clock = lab == null ? Clock.systemUTC() : lab.clock();
    Server server = new Server(http, authenticator(clerk, origin, clock), new HandshakeLog(log));
    Application application = new Application(server, log);
    application.addHandlers(clerk, clock);
    application.addPage(clerk, clock, lab);
    if (lab != null) {
      new Faults(lab, clerk, log).addTo(server);
      server.on(
          "POST /lab/storm",
          auth -> Storm.of(lab, Objects.requireNonNullElse(auth.userId(), lab.userId())));
      lab.deliverWebhooksTo(application.url().resolve("/webhooks"));
    }
    server.start();
    return application;
  }

  static RequestAuthenticator authenticator(ClerkClient clerk, String origin, Clock clock) {
    return RequestAuthenticator.builder(clerk)
        .authorizedParties(origin)
        .organizationPatterns("/orgs/:slug")
        .personalAccountPatterns("/personal")
        .clock(clock)
        .build();
  }

  URI url() {
    return server.url();
  }

  private void addHandlers(ClerkClient clerk, Clock clock) {
    DataSource dataSource = new DataSource(clerk, clock);
    RouteHandlers handlers =
        new RouteHandlers(clerk, new DataSourceClient(url().resolve("/data-source/rows")));
    ApiKeyHandlers keys = new ApiKeyHandlers(clerk);
    server
        .on("GET /api/hello", handlers::hello)
        .on("GET /api/whoami", handlers::whoami)
        .on("GET /api/external", handlers::external)
        .on("GET /api/me", handlers::me)
        .on("POST /api/profile", handlers::profile)
        .on("POST /api/keys", keys::create)
        .on("GET /api/report", TokenType.API_KEY, (auth, request) -> keys.report(auth))
        .on("DELETE /api/keys/*", keys::revoke)
        .open("GET /data-source/rows", dataSource::rows)
        .open("GET /sign-in", request -> Response.text(200, SIGN_IN));
  }

  private void addPage(ClerkClient clerk, Clock clock, @Nullable Lab lab) {
    SessionView session = new SessionView(clock);
    Account account = new Account(clerk, lab);
    server
        .on("GET /", Pages::home)
        .on("GET /dashboard", Pages::dashboard)
        .on("GET /orgs/*", Pages::switched)
        .on("GET /personal", Pages::switched)
        .on("GET /demo/session", session::show)
        .on("GET /demo/account", account::show)
        .on("POST /demo/account", account::save)
        .on("GET /demo/token", auth -> token(auth, lab))
        .open("GET /demo/settings", request -> settings(lab))
        .open("GET /demo/code", request -> Response.text(200, Sources.method(query(request))))
        .open("GET /demo/log", request -> log.stream(lastEvent(request)))
        .open("GET /web/*", StaticFiles::get);
    if (lab != null || System.getenv("CLERK_WEBHOOK_SIGNING_SECRET") != null) {
      Webhooks webhooks = new Webhooks(WebhookVerifier.builder().clock(clock).build(), log);
      server.open("POST /webhooks", webhooks::receive);
    }
  }

  private static Response settings(@Nullable Lab lab) {
    return Response.json(
        200,
        lab == null
            ? Map.of("lab", false)
            : Map.of(
                "lab", true,
                "people", lab.people().toJson(),
                "signInUrl", lab.signInUrl(),
                "signOutUrl", lab.signOutUrl()));
  }

  /** Returns a token to copy: that of the request, or one that is valid for longer. */
  private static Response token(Auth auth, @Nullable Lab lab) {
    String sessionId = auth.protect().sessionId();
    String token = lab == null || sessionId == null ? auth.getToken() : lab.tokenFor(sessionId);
    return Response.text(200, String.valueOf(token));
  }

  private static String query(HttpExchange request) {
    return Objects.requireNonNullElse(request.getRequestURI().getQuery(), "");
  }

  private static long lastEvent(HttpExchange request) {
    String id = request.getRequestHeaders().getFirst("Last-Event-ID");
    return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
  }

  @Override
  public void close() {
    log.close();
    server.close();
  }
}
