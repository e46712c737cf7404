package io.github.clerk4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.scenarios.ProxyStreams;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.ReceivedRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The proxy of the Frontend API in an application whose chain lets nobody else pass. */
abstract class ProxyTest extends SpringTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Override
  Class<?> application() {
    return DefaultChainTest.Application.class;
  }

  @Override
  String[] properties() {
    return new String[] {
      "clerk.frontend-api-proxy.enabled=true",
      "clerk.frontend-api-proxy.frontend-api-url=" + fake.frontendApiUrl(),
      "clerk.proxy-url=" // instead of that of the fake instance
    };
  }

  @BeforeEach
  void clear() {
    fake.clearRequests();
  }

  private ReceivedRequest received() {
    return fake.requests().get(0);
  }

  @Test
  void clerkIsToldTheProxyTheSecretKeyAndTheBrowser() throws IOException {
    Reply keys = client.get("/__clerk/.well-known/jwks.json?a=%2F").send();
    assertThat(keys.status()).isEqualTo(200);
    assertThat(keys.body()).contains("\"keys\"");
    assertThat(received().line()).isEqualTo("GET /frontend-api/.well-known/jwks.json?a=%2F");
    assertThat(received().header("Clerk-Secret-Key")).isEqualTo(fake.secretKey());
    assertThat(received().header("Clerk-Proxy-Url")).isEqualTo(ScenarioWorld.ORIGIN + "/__clerk");
    assertThat(received().header("X-Forwarded-For")).isEqualTo("127.0.0.1");
  }

  @Test
  void aFormNeedsNoCsrfTokenAndReachesClerkWhole() throws IOException {
    fake.enqueue(FakeResponse.error(422, "form_identifier_not_found", "not found"));
    byte[] form = "identifier=ada%40example.com&_method=PATCH".getBytes(UTF_8);
    Reply reply =
        client.post("/__clerk/v1/client/sign_ins", FORM, form).cookies("__client=1").send();
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).contains("form_identifier_not_found");
    assertThat(received().line()).startsWith("POST ");
    assertThat(received().body()).isEqualTo(new String(form, UTF_8));
  }

  @Test
  void severalCookiesStaySeveral() throws IOException {
    fake.enqueue(
        FakeResponse.of(200, "{}")
            .header("Set-Cookie", "__client=1; HttpOnly")
            .header("Set-Cookie", "__client_uat=2"));
    Reply reply = client.get("/__clerk/v1/client").send();
    assertThat(reply.headers().values("Set-Cookie"))
        .containsExactly("__client=1; HttpOnly", "__client_uat=2");
  }

  @Test
  void aHandshakeGoesThroughTheProxyAndBack() throws IOException {
    fake.browsers().signIn(fake.signIn(ada));
    String away = location(client.get("/admin").asPage().send());
    assertThat(away).startsWith(ScenarioWorld.ORIGIN + "/__clerk/v1/client/handshake?");
    String back = location(client.get(pathOf(away)).asPage().send());
    assertThat(back).startsWith(ScenarioWorld.ORIGIN + "/admin?__clerk_handshake");
    Reply returned = client.get(pathOf(back)).asPage().send();
    assertThat(returned.headers().values("Set-Cookie")).anyMatch(it -> it.startsWith("__session="));
    fake.browsers().signOut();
  }

  @Test
  void anErrorOfTheProxyHasNoErrorPage() throws IOException {
    fake.stub("GET", "/client", FakeResponse.disconnect());
    Reply reply = client.get("/__clerk/v1/client").send();
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body()).contains("\"code\":\"proxy_request_failed\"");
  }

  @Test
  void theRestOfTheApplicationIsStillProtected() throws IOException {
    assertThat(client.get("/__clerks").send().status()).isEqualTo(401);
    assertThat(client.get("/me").bearer(token(ada)).send().status()).isEqualTo(200);
  }

  @Test
  void bodiesAreStreamedInBothDirections() throws Exception {
    try (ProxyStreams.Upstream upstream = ProxyStreams.upstream();
        ConfigurableApplicationContext streaming =
            Applications.run(
                type(),
                application(),
                Map.of(
                    "clerk.secret-key",
                    fake.secretKey(),
                    "clerk.webhook-signing-secret",
                    fake.webhookSigningSecret()),
                "clerk.frontend-api-proxy.enabled=true",
                "clerk.frontend-api-proxy.frontend-api-url=" + upstream.url())) {
      // Each side sends a part only after it has got the part of the other.
      assertThat(ProxyStreams.converse(Applications.started(streaming).url(), upstream))
          .containsExactly("part 1 up", "part 1 down", "part 2 up", "part 2 down");
    }
  }

  private static String location(Reply reply) {
    assertThat(reply.status()).isEqualTo(307);
    return Objects.requireNonNull(reply.header("Location"));
  }

  private static String pathOf(String url) {
    return url.substring(ScenarioWorld.ORIGIN.length());
  }
}
