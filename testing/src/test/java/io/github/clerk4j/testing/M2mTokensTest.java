package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.ApiKey;
import io.github.clerk4j.model.CreatedM2mToken;
import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Jwks;
import io.github.clerk4j.model.M2mToken;
import io.github.clerk4j.model.M2mTokenFormat;
import io.github.clerk4j.model.Machine;
import io.github.clerk4j.model.ScopedMachine;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class M2mTokensTest {
  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));

  @RegisterExtension
  private final FakeClerkExtension extension = FakeClerkExtension.of(it -> it.clock(clock));

  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final MachineTokens tokens = clerk.machineTokens();
  private final CreatedMachine billing = tokens.addMachine("billing");
  private final CreatedMachine orders = tokens.addMachine("orders", billing);
  private final CreatedMachine mail = tokens.addMachine("mail");

  @Test
  void anOpaqueTokenVerifiesByTheInstancesKeyAndByThatOfItsAudience() {
    String token = tokens.addM2mToken(orders).token();

    M2mToken verified = verify(token, clerk.secretKey()).as(M2mToken.class);

    assertThat(token).startsWith("mt_");
    assertThat(verified.subject()).isEqualTo(orders.id());
    assertThat(verified.scopes()).containsExactly(billing.id());
    assertThat(verify(token, billing.secretKey()).as(M2mToken.class).id()).isEqualTo(verified.id());
    assertThat(verify(token, mail.secretKey()).status()).isEqualTo(404);
    assertThat(verify("mt_none", clerk.secretKey()).status()).isEqualTo(404);
    assertThat(verify(token, "ak_wrong").status()).isEqualTo(401);
    assertThat(verify(token, "ak_wrong").code()).isEqualTo("clerk_key_invalid");
  }

  @Test
  void aMachinesKeyOpensNothingElse() {
    assertThat(send("GET", "/v1/users", "", billing.secretKey()).status()).isEqualTo(401);
  }

  @Test
  void aTokenThatWasRevokedOrExpiredIsShownAsSuch() {
    CreatedM2mToken token = tokens.addM2mToken(orders);
    CreatedM2mToken brief = tokens.addM2mToken(orders, t -> t.secondsUntilExpiration(60L));
    tokens.revoke(token.token());
    clock.advance(Duration.ofSeconds(60));

    assertThat(verify(token.token(), clerk.secretKey()).as(M2mToken.class).revoked()).isTrue();
    assertThat(verify(brief.token(), clerk.secretKey()).as(M2mToken.class).expired()).isTrue();
    assertThat(token.expiration()).isEqualTo(clock.instant().plusSeconds(3600 - 60));
  }

  @Test
  void keysAndTokensExpireOrAreRevokedByTheirSecretWithoutWaiting() {
    User ada = clerk.addUser("ada@example.com");
    String key = tokens.addApiKey(ada, "invoices:read").secret();
    String oauth = tokens.addOauthToken(ada, "client_1", "profile");
    tokens.expire(key);
    tokens.revoke(oauth);

    ApiKey expired = backend.post("/v1/api_keys/verify", Map.of("secret", key)).as(ApiKey.class);

    assertThat(expired.expired()).isTrue();
    assertThat(expired.scopes()).containsExactly("invoices:read");
    assertThat(
            backend
                .post("/v1/oauth_applications/access_tokens/verify", Map.of("access_token", oauth))
                .json()
                .get("revoked"))
        .isEqualTo(true);
    assertThatThrownBy(() -> tokens.expire("ak_none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no such API key or token");
  }

  @Test
  void aMachineCreatesListsAndRevokesItsOwnTokensAndNoOthers() {
    Backend.Reply created = create("{\"claims\":{\"a\":1}}", orders.secretKey());
    CreatedM2mToken token = created.as(CreatedM2mToken.class);
    String list = "/v1/m2m_tokens?subject=" + orders.id();
    String revoke = "/v1/m2m_tokens/" + token.id() + "/revoke";

    assertThat(created.status()).isEqualTo(201);
    assertThat(token.claims()).isEqualTo(Map.of("a", 1L));
    assertThat(create("{}", clerk.secretKey()).status()).isEqualTo(403);
    Backend.Reply listed = send("GET", list, "", orders.secretKey());
    assertThat(listed.json().get("total_count")).isEqualTo(1L);
    assertThat(listed.response().body()).contains(token.id()).doesNotContain(token.token());
    assertThat(send("GET", list, "", mail.secretKey()).status()).isEqualTo(403);
    assertThat(send("POST", revoke, "{}", mail.secretKey()).status()).isEqualTo(403);
    assertThat(send("POST", revoke, "{}", orders.secretKey()).as(M2mToken.class).revoked())
        .isTrue();
    assertThat(backend.get(list).json().get("total_count")).isEqualTo(0L);
    assertThat(backend.get(list + "&revoked=true").json().get("total_count")).isEqualTo(1L);
  }

  @Test
  void aTokenThatLastsLongEnoughIsReusedIfRequested() {
    String once = "{\"min_remaining_ttl_seconds\":600}";
    CreatedM2mToken first = create(once, orders.secretKey()).as(CreatedM2mToken.class);

    assertThat(create(once, orders.secretKey()).as(CreatedM2mToken.class).token())
        .isEqualTo(first.token());
    clock.advance(Duration.ofSeconds(3001));
    assertThat(create(once, orders.secretKey()).as(CreatedM2mToken.class).token())
        .isNotEqualTo(first.token());
    assertThat(create("{\"min_remaining_ttl_seconds\":3600}", orders.secretKey()).status())
        .isEqualTo(400);
  }

  @Test
  void aJwtVerifiesWithoutClerkAndOnlySo() {
    CreatedM2mToken made =
        tokens.addM2mToken(
            orders,
            t ->
                t.tokenFormat(M2mTokenFormat.JWT)
                    .claims(Map.of("a", 1))
                    .secondsUntilExpiration(90L));

    ParsedToken token = ParsedToken.of(made.token());

    assertThat(token.isSignedBy(backend.get("/v1/jwks").as(Jwks.class))).isTrue();
    assertThat(token.header().get("cat")).isEqualTo("cl_B7d4PD333AAA");
    assertThat(token.claim("sub")).isEqualTo(orders.id());
    assertThat(token.claim("jti")).isEqualTo(made.id());
    assertThat(token.claim("scopes")).isEqualTo(billing.id());
    assertThat(token.claim("a")).isEqualTo(1L);
    assertThat((Long) token.claim("exp") - (Long) token.claim("iat")).isEqualTo(90);
    assertThat(verify(made.token(), clerk.secretKey()).status()).isEqualTo(404);
    assertThat(backend.get("/v1/m2m_tokens?subject=" + orders.id()).json().get("total_count"))
        .isEqualTo(0L);
  }

  @Test
  void aJwtCanHaveFaults() {
    ParsedToken token =
        ParsedToken.of(tokens.m2mJwt(orders).withoutClaim("scopes").header("cat", "x").sign());

    assertThat(token.claims().containsKey("scopes")).isFalse();
    assertThat(token.header().get("cat")).isEqualTo("x");
    assertThat(token.claim("sub")).isEqualTo(orders.id());
  }

  @Test
  void anApplicationAddsMachinesAndTheirScopes() {
    CreatedMachine stock =
        backend.post("/v1/machines", Map.of("name", "stock")).as(CreatedMachine.class);
    String path = "/v1/machines/" + stock.id();

    backend.post(path + "/scopes", Map.of("to_machine_id", mail.id()));

    Machine machine = backend.get(path).as(Machine.class);
    assertThat(machine.scopedMachines()).extracting(ScopedMachine::id).containsExactly(mail.id());
    assertThat(backend.get(path).response().body()).doesNotContain(stock.secretKey());
    assertThat(backend.get(path + "/secret_key").json().get("secret")).isEqualTo(stock.secretKey());
    assertThat(backend.post(path + "/scopes", Map.of("to_machine_id", mail.id())).status())
        .isEqualTo(409);
    assertThat(backend.delete(path + "/scopes/" + mail.id()).status()).isEqualTo(200);
    assertThat(backend.delete(path + "/scopes/" + mail.id()).status()).isEqualTo(404);
    assertThat(backend.get("/v1/machines").json().get("total_count")).isEqualTo(4L);
    assertThat(backend.delete(path).status()).isEqualTo(200);
    assertThat(create("{}", stock.secretKey()).status()).isEqualTo(401);
  }

  private Backend.Reply verify(String token, String key) {
    return send("POST", "/v1/m2m_tokens/verify", Json.write(Map.of("token", token)), key);
  }

  private Backend.Reply create(String body, String key) {
    return send("POST", "/v1/m2m_tokens", body, key);
  }

  private Backend.Reply send(String method, String path, String body, String key) {
    return backend.send(
        backend.request(method, path, body).header("Authorization", "Bearer " + key));
  }
}
