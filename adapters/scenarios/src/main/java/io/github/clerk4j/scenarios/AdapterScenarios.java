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
import org.junit.jupiter.api.Test;

/**
 * The requests that the application of every adapter responds to alike. A test of an adapter starts
 * an application whose handlers are {@link ScenarioRoutes}.
 */
public abstract class AdapterScenarios extends ProtectScenarios {
  @Test
  void aUserIsSignedInByHeader() throws IOException {
    Reply reply = get("user").bearer(world().token(world().admin)).send();
    assertBody(reply, world().admin.id());
    assertThat(reply.header("x-clerk-auth-status")).isNull();
  }

  @Test
  void aUserIsSignedInByCookie() throws IOException {
    String cookies = world().cookies(world().session(world().admin));
    assertBody(get("user").cookies(cookies).send(), world().admin.id());
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
    String cookies = "__clerk_db_jwt=" + world().fake().browsers().newDevBrowserToken();
    Reply reply = get("user?tab=2").cookies(cookies + "; __client_uat=0").asPage().send();
    assertRejected(reply, 307);
    assertThat(URLDecoder.decode(reply.location(), UTF_8))
        .isEqualTo(SIGN_IN + "?redirect_url=" + ScenarioWorld.ORIGIN + "/app/user?tab=2");
  }

  @Test
  void aForwardedHostIsNotTrustedUnlessTheApplicationSaysSo() throws IOException {
    String cookies = "__clerk_db_jwt=" + world().fake().browsers().newDevBrowserToken();
    Reply reply =
        get("user")
            .cookies(cookies + "; __client_uat=0")
            .asPage()
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Proto", "https")
            .send();
    assertThat(reply.location()).startsWith(SIGN_IN).doesNotContain("evil.example");
  }

  @Test
  void aPublicPageIsOpenToEverybodyEvenWithABadToken() throws IOException {
    assertBody(get("public").send(), "nobody");
    assertBody(get("public").bearer("not.a.token").send(), "nobody");
    String token = world().token(world().admin);
    assertBody(get("public").bearer(token).send(), "session_token " + world().admin.id());
  }

  @Test
  void anExpiredSessionIsRefreshedAndSetsTwoCookiesOnTwoLines() throws IOException {
    String cookies = world().expiredCookies(world().session(world().admin), true);
    Reply reply = get("user").cookies(cookies).send();
    assertBody(reply, world().admin.id());
    assertThat(reply.headers().values("Set-Cookie"))
        .hasSize(2)
        .allMatch(line -> line.startsWith("__session"))
        .noneMatch(line -> line.contains(","));
  }

  @Test
  void theCookiesOfARefreshLeaveWithARejection() throws IOException {
    String cookies = world().expiredCookies(world().session(world().member), true);
    Reply reply = get("admin").cookies(cookies).send();
    assertRejected(reply, unauthorizedStatus());
    assertThat(reply.headers().values("Set-Cookie")).hasSize(2);
  }

  @Test
  void anExpiredSessionIsRenewedByAHandshake() throws IOException {
    Session session = world().session(world().admin);
    world().fake().browsers().signIn(session);
    String cookies = world().expiredCookies(session, false);
    Reply away = get("user").cookies(cookies).asPage().send();
    assertThat(away.status()).isEqualTo(307);
    assertThat(away.location()).startsWith(world().fake().frontendApiUrl());
    assertThat(away.header("x-clerk-auth-status")).isEqualTo("handshake");
    assertThat(away.header("Cache-Control")).isEqualTo("no-store");
    cookies = away.cookiesAfter(cookies);

    String back = client().get(away.location()).asPage().send().location();
    assertThat(back).startsWith(ScenarioWorld.ORIGIN + "/app/user?__clerk_handshake");
    String path = back.substring(ScenarioWorld.ORIGIN.length());
    Reply cleaned = client().get(path).cookies(cookies).asPage().send();
    assertThat(cleaned.status()).isEqualTo(307);
    assertThat(cleaned.headers().values("Set-Cookie")).hasSizeGreaterThan(2);
    assertThat(cleaned.location()).isEqualTo(ScenarioWorld.ORIGIN + "/app/user");
    cookies = cleaned.cookiesAfter(cookies);

    assertBody(get("user").cookies(cookies).asPage().send(), world().admin.id());
  }

  @Test
  void aProgramWithAnExpiredSessionIsNotRedirected() throws IOException {
    Session session = world().session(world().admin);
    Reply reply = get("user").cookies(world().expiredCookies(session, false)).send();
    assertRejected(reply, signedOutStatus());
    assertThat(reply.header("x-clerk-auth-reason")).startsWith("session-token-expired-refresh-");
  }

  @Test
  void aPendingSessionIsSignedOut() throws IOException {
    String token = world().pendingToken(world().admin);
    assertBody(get("public").bearer(token).send(), "nobody");
    assertBody(get("pending").bearer(token).send(), "session pending");
    assertRejected(get("user").bearer(token).send(), signedOutStatus());
  }

  @Test
  void aMachineIsAuthenticatedByAnApiKey() throws IOException {
    assertBody(get("machine").bearer(world().apiKey()).send(), "api_key " + world().admin.id());
  }

  @Test
  void aMachineIsAuthenticatedByAnM2mToken() throws IOException {
    assertBody(get("machine").bearer(world().m2mToken()).send(), "m2m_token " + world().callerId());
  }

  @Test
  void aMachineIsAuthenticatedByAnOauthToken() throws IOException {
    String body = "oauth_token " + world().admin.id();
    assertBody(get("machine").bearer(world().oauthToken()).send(), body);
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
    String admin = world().token(world().admin);
    assertBody(get("admin").bearer(admin).send(), "admin " + world().admin.id());
    assertRejected(get("admin").bearer(world().token(world().member)).send(), unauthorizedStatus());
    assertRejected(
        get("admin").bearer(world().token(world().member)).asPage().send(), unauthorizedStatus());
  }

  @Test
  void whileClerkIsDownProtectedRoutesAreUnavailableAndPublicOnesAreNot() throws IOException {
    world().fake().stub("POST", "/api_keys/verify", FakeResponse.disconnect());
    Reply reply = get("machine").bearer("ak_another_that_could_be_good").send();
    assertRejected(reply, 503);
    assertThat(reply.header("Retry-After")).isEqualTo("5");
    assertBody(get("public").bearer("ak_another_that_could_be_good").send(), "nobody");
  }

  @Test
  void aWebhookIsReceived() throws IOException {
    Reply reply = deliver(world().fake().webhooks().event("user.created", Map.of("id", "user_1")));
    assertThat(reply.status()).isBetween(200, 204);
  }

  @Test
  void aWebhookThatClerkDidNotSignIsRejected() throws IOException {
    SignedWebhook good = world().fake().webhooks().event("user.created", Map.of("id", "user_1"));
    byte[] changed = good.json().replace("user_1", "user_2").getBytes(UTF_8);
    assertThat(post(ScenarioRoutes.WEBHOOKS, changed).headers(good.headers()).send().status())
        .isEqualTo(400);
    assertThat(post(ScenarioRoutes.WEBHOOKS, good.body()).send().status()).isEqualTo(400);
  }

  @Test
  void aWebhookWhoseHandlerThrowsIsToBeDeliveredAgain() throws IOException {
    SignedWebhook event = world().fake().webhooks().event(ScenarioRoutes.UNWELCOME, Map.of());
    assertThat(deliver(event).status()).isEqualTo(500);
  }

  @Test
  void aHandlerThatThrowsIs500ForEverybody() throws IOException {
    assertThat(get("broken").send().status()).isEqualTo(500);
    assertThat(get("broken").bearer(world().token(world().admin)).send().status()).isEqualTo(500);
    assertThat(get("broken").cookies("__clerk_db_jwt=dvb_1").asPage().send().status())
        .isEqualTo(500);
  }

  @Test
  void aHeadRequestIsAuthenticatedLikeAGetRequest() throws IOException {
    String path = ScenarioRoutes.PREFIX + "user";
    Reply reply = client().head(path).bearer(world().token(world().admin)).send();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(client().head(path).send().status()).isEqualTo(signedOutStatus());
  }

  @Test
  void aHandlerReadsTheBodyOfAPostRequest() throws IOException {
    String form = "name=Ada&name=Charles";
    String path = ScenarioRoutes.PREFIX + "echo";
    String type = "application/x-www-form-urlencoded";
    Call call = client().post(path, type, form.getBytes(UTF_8));
    assertBody(
        call.bearer(world().token(world().admin)).send(), world().admin.id() + " wrote " + form);
    assertRejected(client().post(path, type, form.getBytes(UTF_8)).send(), signedOutStatus());
  }

  private Reply deliver(SignedWebhook webhook) throws IOException {
    return post(ScenarioRoutes.WEBHOOKS, webhook.body()).headers(webhook.headers()).send();
  }

  private Call post(String path, byte[] body) {
    return client().post(path, "application/json", body);
  }
}
