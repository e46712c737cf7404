package io.github.clerk4j.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Session;
import io.github.clerk4j.scenarios.ScenarioClient.Call;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.SignedWebhook;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests that the application of every adapter responds to alike. A test of an adapter starts
 * an application whose handlers are {@link ScenarioRoutes}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterScenarios {
  private static final String SIGN_IN = ScenarioWorld.ORIGIN + "/sign-in";

  private final ScenarioWorld world = new ScenarioWorld();
  private StartedApplication application;
  private ScenarioClient client;

  /** Starts the application, with the settings of the world. */
  protected abstract StartedApplication start(ScenarioWorld world) throws Exception;

  /** Returns the status if a program is not signed in. Clerk documents 404, the default. */
  protected int signedOutStatus() {
    return 404;
  }

  /** Returns the status if the caller lacks something. Clerk documents 404, the default. */
  protected int unauthorizedStatus() {
    return 404;
  }

  /** Returns the client of the application, for scenarios of one adapter. */
  protected final ScenarioClient client() {
    return client;
  }

  /** Returns Clerk and its users, for scenarios of one adapter. */
  protected final ScenarioWorld world() {
    return world;
  }

  @BeforeAll
  void startApplication() throws Exception {
    application = start(world);
    client = new ScenarioClient(application.url());
  }

  @AfterAll
  void stopApplication() throws Exception {
    try (world) {
      application.stop();
    }
  }

  @AfterEach
  void clerkIsWell() {
    world.fake().resetResponses();
  }

  @Test
  void aUserIsSignedInByHeader() throws IOException {
    Reply reply = get("user").bearer(world.token(world.admin)).send();
    assertBody(reply, world.admin.id());
    assertThat(reply.header("x-clerk-auth-status")).isNull();
  }

  @Test
  void aUserIsSignedInByCookie() throws IOException {
    String cookies = world.cookies(world.session(world.admin));
    assertBody(get("user").cookies(cookies).send(), world.admin.id());
  }

  @Test
  void aSignedOutProgramIsRejectedWithAReason() throws IOException {
    Reply reply = get("user").send();
    assertRejected(reply, signedOutStatus());
    assertThat(reply.header("x-clerk-auth-status")).isEqualTo("signed-out");
    assertThat(reply.header("x-clerk-auth-reason")).isEqualTo("dev-browser-missing");
    if (signedOutStatus() == 401) {
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @Test
  void aProgramWithABadTokenLearnsTheReason() throws IOException {
    Reply reply = get("user").bearer("not.a.token").send();
    assertRejected(reply, signedOutStatus());
    assertThat(reply.header("x-clerk-auth-reason")).isEqualTo("token-invalid");
    if (signedOutStatus() == 401) {
      assertThat(reply.header("WWW-Authenticate"))
          .isEqualTo("Bearer error=\"invalid_token\", error_description=\"token-invalid\"");
    }
  }

  @Test
  void aSignedOutBrowserIsRedirectedToSignInAndBack() throws IOException {
    String cookies = "__clerk_db_jwt=" + world.fake().browsers().newDevBrowserToken();
    Reply reply = get("user?tab=2").cookies(cookies + "; __client_uat=0").asPage().send();
    assertRejected(reply, 307);
    assertThat(URLDecoder.decode(reply.location(), UTF_8))
        .isEqualTo(SIGN_IN + "?redirect_url=" + ScenarioWorld.ORIGIN + "/app/user?tab=2");
  }

  @Test
  void aPublicPageIsOpenToEverybodyEvenWithABadToken() throws IOException {
    assertBody(get("public").send(), "nobody");
    assertBody(get("public").bearer("not.a.token").send(), "nobody");
    String token = world.token(world.admin);
    assertBody(get("public").bearer(token).send(), "session_token " + world.admin.id());
  }

  @Test
  void anExpiredSessionIsRefreshedAndSetsTwoCookiesOnTwoLines() throws IOException {
    String cookies = world.expiredCookies(world.session(world.admin), true);
    Reply reply = get("user").cookies(cookies).send();
    assertBody(reply, world.admin.id());
    assertThat(reply.headers().values("Set-Cookie"))
        .hasSize(2)
        .allMatch(line -> line.startsWith("__session"))
        .noneMatch(line -> line.contains(","));
  }

  @Test
  void theCookiesOfARefreshLeaveWithARejection() throws IOException {
    String cookies = world.expiredCookies(world.session(world.member), true);
    Reply reply = get("admin").cookies(cookies).send();
    assertRejected(reply, unauthorizedStatus());
    assertThat(reply.headers().values("Set-Cookie")).hasSize(2);
  }

  @Test
  void anExpiredSessionIsRenewedByAHandshake() throws IOException {
    Session session = world.session(world.admin);
    world.fake().browsers().signIn(session);
    String cookies = world.expiredCookies(session, false);
    Reply away = get("user").cookies(cookies).asPage().send();
    assertThat(away.status()).isEqualTo(307);
    assertThat(away.location()).startsWith(world.fake().frontendApiUrl());
    assertThat(away.header("x-clerk-auth-status")).isEqualTo("handshake");
    assertThat(away.header("Cache-Control")).isEqualTo("no-store");
    cookies = away.cookiesAfter(cookies);

    String back = client.get(away.location()).asPage().send().location();
    assertThat(back).startsWith(ScenarioWorld.ORIGIN + "/app/user?__clerk_handshake");
    String path = back.substring(ScenarioWorld.ORIGIN.length());
    Reply cleaned = client.get(path).cookies(cookies).asPage().send();
    assertThat(cleaned.status()).isEqualTo(307);
    assertThat(cleaned.headers().values("Set-Cookie")).hasSizeGreaterThan(2);
    assertThat(cleaned.location()).isEqualTo(ScenarioWorld.ORIGIN + "/app/user");
    cookies = cleaned.cookiesAfter(cookies);

    assertBody(get("user").cookies(cookies).asPage().send(), world.admin.id());
  }

  @Test
  void aProgramWithAnExpiredSessionIsNotRedirected() throws IOException {
    Session session = world.session(world.admin);
    Reply reply = get("user").cookies(world.expiredCookies(session, false)).send();
    assertRejected(reply, signedOutStatus());
    assertThat(reply.header("x-clerk-auth-reason")).startsWith("session-token-expired-refresh-");
  }

  @Test
  void aPendingSessionIsSignedOut() throws IOException {
    String token = world.pendingToken(world.admin);
    assertBody(get("public").bearer(token).send(), "nobody");
    assertBody(get("pending").bearer(token).send(), "session pending");
    assertRejected(get("user").bearer(token).send(), signedOutStatus());
  }

  @Test
  void aMachineIsAuthenticatedByAnApiKey() throws IOException {
    assertBody(get("machine").bearer(world.apiKey()).send(), "api_key " + world.admin.id());
  }

  @Test
  void aMachineIsAuthenticatedByAnM2mToken() throws IOException {
    assertBody(get("machine").bearer(world.m2mToken()).send(), "m2m_token " + world.callerId());
  }

  @Test
  void aMachineIsAuthenticatedByAnOauthToken() throws IOException {
    String body = "oauth_token " + world.admin.id();
    assertBody(get("machine").bearer(world.oauthToken()).send(), body);
  }

  @Test
  void aBadMachineTokenIsRejectedWithAReason() throws IOException {
    Reply reply = get("machine").bearer("ak_unknown").send();
    assertRejected(reply, 401);
    assertThat(reply.header("WWW-Authenticate"))
        .isEqualTo("Bearer error=\"invalid_token\", error_description=\"token-invalid\"");
  }

  @Test
  void aUserWithAnotherRoleIsRejected() throws IOException {
    String admin = world.token(world.admin);
    assertBody(get("admin").bearer(admin).send(), "admin " + world.admin.id());
    assertRejected(get("admin").bearer(world.token(world.member)).send(), unauthorizedStatus());
    assertRejected(
        get("admin").bearer(world.token(world.member)).asPage().send(), unauthorizedStatus());
  }

  @ParameterizedTest(name = "3.3 {0}, {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // row | query | page | API | action | with URLs; S and U are the statuses of signed out and
        // unauthorized
        "session, nothing asked       | tokens=session_token                 | 200 | 200 | 200 | 200",
        "session, has it              | tokens=session_token&role=org:member | 200 | 200 | 200 | 200",
        "session, lacks it            | tokens=session_token&role=org:owner  | U   | U   | U   | /unauthorized",
        "session, not accepted        | tokens=api_key                       | 401 | 401 | 401 | 401",
        "signed out                   | tokens=session_token                 | 307 | S   | 401 | /unauthenticated",
        "signed out, not accepted     | tokens=api_key                       | 401 | 401 | 401 | 401",
        "pending                      | tokens=session_token                 | 307 | S   | 401 | /unauthenticated",
        "pending, not accepted        | tokens=api_key                       | 401 | 401 | 401 | 401",
        "machine, nothing asked       | tokens=api_key                       | 200 | 200 | 200 | 200",
        "machine, lacks it            | tokens=any&role=org:member           | U   | U   | U   | U",
        "machine, not accepted        | tokens=session_token                 | 401 | 401 | 401 | 401",
        "unauthenticated machine      | tokens=api_key                       | 401 | 401 | 401 | 401",
        "unauthenticated machine, not accepted | tokens=session_token        | 401 | 401 | 401 | 401",
        "could not check              | tokens=api_key                       | 503 | 503 | 503 | 503",
      })
  void protectTable(String row, String query, String page, String api, String action, String urls)
      throws IOException {
    String path = "protect?" + query;
    assertOutcome(page, caller(row, get(path)).asPage().send());
    assertOutcome(api, caller(row, get(path)).send());
    assertOutcome(action, caller(row, get(path)).asServerAction().send());
    assertOutcome(urls, caller(row, get(path + "&urls=true")).send());
  }

  private Call caller(String row, Call call) {
    switch (row.split(",", 2)[0]) {
      case "session" -> call.bearer(world.token(world.member));
      case "pending" -> call.bearer(world.pendingToken(world.member));
      case "machine" -> call.bearer(world.apiKey());
      case "unauthenticated machine" -> call.bearer("ak_unknown");
      case "could not check" -> {
        world.fake().stub("POST", "/api_keys/verify", FakeResponse.of(503));
        call.bearer("ak_that_could_be_good");
      }
      default -> // neither a token nor a handshake
          call.cookies(
              "__client_uat=0; __clerk_db_jwt=" + world.fake().browsers().newDevBrowserToken());
    }
    return call;
  }

  private void assertOutcome(String expected, Reply reply) {
    switch (expected) {
      case "200" -> assertBody(reply, "pass");
      case "S" -> assertRejected(reply, signedOutStatus());
      case "U" -> assertRejected(reply, unauthorizedStatus());
      case "307" -> {
        assertRejected(reply, 307);
        assertThat(reply.location()).startsWith(SIGN_IN);
      }
      default -> {
        if (expected.startsWith("/")) {
          assertRejected(reply, 307);
          assertThat(reply.location()).isEqualTo(expected);
        } else {
          assertRejected(reply, Integer.parseInt(expected));
        }
      }
    }
  }

  @Test
  void whileClerkIsDownProtectedRoutesAreUnavailableAndPublicOnesAreNot() throws IOException {
    world.fake().stub("POST", "/api_keys/verify", FakeResponse.disconnect());
    Reply reply = get("machine").bearer("ak_another_that_could_be_good").send();
    assertRejected(reply, 503);
    assertThat(reply.header("Retry-After")).isEqualTo("5");
    assertBody(get("public").bearer("ak_another_that_could_be_good").send(), "nobody");
  }

  @Test
  void aWebhookIsReceived() throws IOException {
    Reply reply = deliver(world.fake().webhooks().event("user.created", Map.of("id", "user_1")));
    assertThat(reply.status()).isBetween(200, 204);
  }

  @Test
  void aWebhookThatClerkDidNotSignIsRejected() throws IOException {
    SignedWebhook good = world.fake().webhooks().event("user.created", Map.of("id", "user_1"));
    byte[] changed = good.json().replace("user_1", "user_2").getBytes(UTF_8);
    assertThat(post(ScenarioRoutes.WEBHOOKS, changed).headers(good.headers()).send().status())
        .isEqualTo(400);
    assertThat(post(ScenarioRoutes.WEBHOOKS, good.body()).send().status()).isEqualTo(400);
  }

  @Test
  void aWebhookWhoseHandlerThrowsIsToBeDeliveredAgain() throws IOException {
    SignedWebhook event = world.fake().webhooks().event(ScenarioRoutes.UNWELCOME, Map.of());
    assertThat(deliver(event).status()).isEqualTo(500);
  }

  @Test
  void aHandlerThatThrowsIs500ForEverybody() throws IOException {
    assertThat(get("broken").send().status()).isEqualTo(500);
    assertThat(get("broken").bearer(world.token(world.admin)).send().status()).isEqualTo(500);
    assertThat(get("broken").cookies("__clerk_db_jwt=dvb_1").asPage().send().status())
        .isEqualTo(500);
  }

  @Test
  void aHeadRequestIsAuthenticatedLikeAGetRequest() throws IOException {
    String path = ScenarioRoutes.PREFIX + "user";
    Reply reply = client.head(path).bearer(world.token(world.admin)).send();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(client.head(path).send().status()).isEqualTo(signedOutStatus());
  }

  @Test
  void aHandlerReadsTheBodyOfAPostRequest() throws IOException {
    String form = "name=Ada&name=Charles";
    String path = ScenarioRoutes.PREFIX + "echo";
    String type = "application/x-www-form-urlencoded";
    Call call = client.post(path, type, form.getBytes(UTF_8));
    assertBody(call.bearer(world.token(world.admin)).send(), world.admin.id() + " wrote " + form);
    assertRejected(client.post(path, type, form.getBytes(UTF_8)).send(), signedOutStatus());
  }

  private Reply deliver(SignedWebhook webhook) throws IOException {
    return post(ScenarioRoutes.WEBHOOKS, webhook.body()).headers(webhook.headers()).send();
  }

  private Call post(String path, byte[] body) {
    return client.post(path, "application/json", body);
  }

  private Call get(String path) {
    return client.get(ScenarioRoutes.PREFIX + path);
  }

  private static void assertBody(Reply reply, String body) {
    assertThat(reply.body()).isEqualTo(body);
    assertThat(reply.status()).isEqualTo(200);
  }

  private static void assertRejected(Reply reply, int status) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Cache-Control")).contains("no-store");
    if (status != 403) { // a machine is told that it lacks a scope
      assertThat(reply.header("WWW-Authenticate") != null).isEqualTo(status == 401);
    }
  }
}
