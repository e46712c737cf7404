package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.ReceivedRequest;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy of the Frontend API, without a framework. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontendApiProxyTest {
  private static final String PROXY = "https://app.example.com/__clerk";
  private static final String SECRET = "sk_test_the-secret-key";
  private static final String BROWSER = "203.0.113.7";

  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk fake = extension.fake();
  private final FrontendApiProxy proxy = proxy().build();

  @BeforeEach
  void clear() {
    fake.clearRequests();
    fake.resetResponses();
  }

  private FrontendApiProxy.Builder proxy() {
    return FrontendApiProxy.builder()
        .secretKey(SECRET)
        .proxyUrl(PROXY)
        .frontendApiUrl(fake.frontendApiUrl());
  }

  private record Reply(int status, Map<String, List<String>> headers, String body) {}

  private static Reply send(FrontendApiProxy proxy, ClerkRequest request, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (ProxyResponse response =
        proxy.forward(request, new ByteArrayInputStream(bytes), BROWSER)) {
      String text = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
      return new Reply(response.status(), response.headers(), text);
    }
  }

  private static ClerkRequest get(String path, String... headers) {
    return request("GET", path, headers);
  }

  private static ClerkRequest request(String method, String path, String... headers) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      lines.put(headers[i], List.of(headers[i + 1]));
    }
    return ClerkRequest.of(method, "https://app.example.com" + path, lines);
  }

  private ReceivedRequest received() {
    assertThat(fake.requests()).hasSize(1);
    return fake.requests().get(0);
  }

  @Test
  void theFrontendApiRespondsBelowThePathOfTheProxy() throws IOException {
    Reply keys = send(proxy, get("/__clerk/.well-known/jwks.json?a=%2F&b"), "");
    assertThat(keys.status()).isEqualTo(200);
    assertThat(keys.body()).contains("\"keys\"");
    assertThat(received().line()).endsWith("/.well-known/jwks.json?a=%2F&b");
  }

  @Test
  void clerkIsToldTheProxyTheSecretKeyAndTheBrowser() throws IOException {
    send(proxy, get("/__clerk/.well-known/jwks.json", "User-Agent", "Firefox"), "");
    ReceivedRequest sent = received();
    assertThat(sent.header("Clerk-Proxy-Url")).isEqualTo(PROXY);
    assertThat(sent.header("Clerk-Secret-Key")).isEqualTo(SECRET);
    assertThat(sent.header("X-Forwarded-For")).isEqualTo(BROWSER);
    assertThat(sent.header("X-Forwarded-Host")).isEqualTo("app.example.com");
    assertThat(sent.header("X-Forwarded-Proto")).isEqualTo("https");
    assertThat(sent.header("Host")).isEqualTo(URI.create(fake.frontendApiUrl()).getAuthority());
    assertThat(sent.header("Accept-Encoding")).isEqualTo("identity");
    assertThat(sent.header("User-Agent")).isEqualTo("Firefox");
  }

  @Test
  void aBrowserCannotSetTheHeadersOfTheProxy() throws IOException {
    ClerkRequest request =
        get(
            "/__clerk/.well-known/jwks.json",
            "clerk-secret-key",
            "sk_test_other",
            "CLERK-PROXY-URL",
            "https://evil.example.com",
            "X-Forwarded-For",
            "198.51.100.1",
            "X-Forwarded-Host",
            "evil.example.com",
            "CF-Connecting-IP",
            "198.51.100.2",
            "X-Real-IP",
            "198.51.100.3",
            "Forwarded",
            "for=198.51.100.4");
    send(proxy, request, "");
    ReceivedRequest sent = received();
    assertThat(sent.headers().get("clerk-secret-key")).containsExactly(SECRET);
    assertThat(sent.headers().get("clerk-proxy-url")).containsExactly(PROXY);
    assertThat(sent.headers().get("x-forwarded-for")).containsExactly(BROWSER);
    assertThat(sent.headers().get("x-forwarded-host")).containsExactly("app.example.com");
    assertThat(sent.headers().toString()).doesNotContain("198.51.100.", "evil");
  }

  @Test
  void aTrustedProxyTellsTheBrowsersAddressAndTheOrigin() throws IOException {
    ClerkRequest request =
        ClerkRequest.of(
            "GET",
            "/__clerk/.well-known/jwks.json",
            Map.of(
                "Host", List.of("10.0.0.1:8080"),
                "X-Forwarded-For", List.of("198.51.100.1, 10.0.0.2"),
                "X-Forwarded-Host", List.of("app.example.com"),
                "X-Forwarded-Proto", List.of("https")));
    send(proxy().proxyUrl("/__clerk").trustForwardedHeaders(true).build(), request, "");
    assertThat(received().header("X-Forwarded-For")).isEqualTo("198.51.100.1");
    assertThat(received().header("Clerk-Proxy-Url")).isEqualTo(PROXY);
    assertThat(received().header("X-Forwarded-Host")).isEqualTo("app.example.com");
  }

  @Test
  void headersOfOneConnectionAreNotSentToClerk() throws IOException {
    ClerkRequest request =
        get(
            "/__clerk/v1/client",
            "Connection",
            "keep-alive, x-hop",
            "X-Hop",
            "1",
            "TE",
            "trailers",
            "Upgrade",
            "websocket",
            "Proxy-Authorization",
            "Basic eA==",
            "X-Kept",
            "1");
    send(proxy, request, "");
    assertThat(received().headers())
        .containsKey("x-kept")
        .doesNotContainKeys("x-hop", "te", "upgrade", "proxy-authorization", "keep-alive");
  }

  @Test
  void headersOfOneConnectionAreNotSentToTheBrowser() {
    Headers response =
        Headers.of(
            "Keep-Alive",
            "timeout=5",
            "X-Hop",
            "1",
            "Connection",
            "close, X-Hop",
            "Transfer-Encoding",
            "chunked",
            "Alt-Svc",
            "h3=\":443\"",
            "X-Kept",
            "1");
    HttpUrl clerk = HttpUrl.get("https://frontend-api.clerk.dev/");
    assertThat(new ProxyHeaders(PROXY, clerk, Fixture.ORIGIN).toBrowser(response, clerk))
        .containsOnlyKeys("x-kept");
  }

  @Test
  void allCookiesPassInBothDirections() throws IOException {
    fake.enqueue(
        FakeResponse.of(200, "{}")
            .header("Set-Cookie", "__client=1; HttpOnly")
            .header("Set-Cookie", "__client_uat=2"));
    ClerkRequest request =
        ClerkRequest.of(
            "GET",
            PROXY + "/v1/client",
            Map.of("cookie", List.of("__client=1", "__client_uat=2; other=3")));
    Reply reply = send(proxy, request, "");
    assertThat(received().headers().get("cookie"))
        .containsExactly("__client=1; __client_uat=2; other=3");
    assertThat(reply.headers().get("Set-Cookie"))
        .containsExactly("__client=1; HttpOnly", "__client_uat=2");
  }

  @Test
  void aBodyIsForwardedAsItIs() throws IOException {
    fake.enqueue(FakeResponse.of(422, "{\"errors\":[]}"));
    ClerkRequest request =
        request(
            "POST",
            "/__clerk/v1/client/sign_ins?_method=PATCH",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Content-Length",
            "18",
            "Expect",
            "100-continue");
    Reply reply = send(proxy, request, "identifier=ada%40x");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).isEqualTo("{\"errors\":[]}");
    assertThat(received().body()).isEqualTo("identifier=ada%40x");
    assertThat(received().header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(received().method()).isEqualTo("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void everyMethodOfTheFrontendApiPassesWithoutABody(String method) throws IOException {
    fake.enqueue(FakeResponse.of(200));
    assertThat(send(proxy, request(method, "/__clerk/v1/environment"), "").status()).isEqualTo(200);
    assertThat(received().method()).isEqualTo(method);
  }

  @ParameterizedTest
  @CsvSource({
    "{api}/v1/client?a=b#c, https://app.example.com/__clerk/v1/client?a=b#c",
    "/frontend-api/v1/verify, https://app.example.com/__clerk/v1/verify",
    "verify, https://app.example.com/__clerk/v1/verify",
    "/elsewhere, {host}/elsewhere",
    "https://accounts.google.com/o/oauth2?redirect_uri=x, https://accounts.google.com/o/oauth2?redirect_uri=x",
    "https://app.example.com/page, https://app.example.com/page",
    "myapp://callback, myapp://callback"
  })
  void aRedirectWithinTheFrontendApiBecomesOneWithinTheProxy(String sent, String expected)
      throws IOException {
    fake.enqueue(FakeResponse.of(307).header("Location", placed(sent)));
    Reply reply = send(proxy, get("/__clerk/v1/oauth_callback"), "");
    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.headers().get("Location")).containsExactly(placed(expected));
    assertThat(fake.requests()).hasSize(1); // not followed, and the secret key with it
  }

  private String placed(String url) {
    String host = fake.frontendApiUrl().replace("/frontend-api", "");
    return url.replace("{api}", fake.frontendApiUrl()).replace("{host}", host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/other",
        "/__clerkx/v1/client",
        "/__clerk/../v1/users",
        "/__clerk/%2e%2e/v1/users",
        "/__clerk/a/../../../v1/users"
      })
  void aPathThatIsNotBelowTheProxyIsNotForwarded(String path) throws IOException {
    Reply reply = send(proxy, get(path), "");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(fake.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__clerk//other.example.com/x",
        "/__clerk/@other.example.com/x",
        "/__clerk/\\other.example.com",
        "/__clerk/:80@other.example.com/",
        "/__clerk/x?next=https://other.example.com"
      })
  void noPathLeadsToAnotherHost(String path) throws IOException {
    fake.enqueue(FakeResponse.of(200));
    send(proxy, get(path), "");
    assertThat(received().header("Host"))
        .isEqualTo(URI.create(fake.frontendApiUrl()).getAuthority());
  }

  /** TRACE would return the secret key to the browser. */
  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get"})
  void otherMethodsAreNotForwarded(String method) throws IOException {
    assertThat(send(proxy, request(method, "/__clerk/v1/client"), "").status()).isEqualTo(405);
    assertThat(fake.requests()).isEmpty();
  }

  @Test
  void aHeaderWithALineBreakIsNotForwarded() throws IOException {
    ClerkRequest request = get("/__clerk/v1/client", "X-Any", "1\r\nClerk-Secret-Key: other");
    assertThat(send(proxy, request, "").status()).isEqualTo(400);
    assertThat(fake.requests()).isEmpty();
  }

  @Test
  void anUnreachableFrontendApiIs502InTheFormOfClerksErrors() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    Reply reply =
        send(
            proxy().frontendApiUrl("http://127.0.0.1:" + closed).build(),
            get("/__clerk/v1/client"),
            "");
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.headers().get("Content-Type")).containsExactly("application/json");
    assertThat(reply.headers().get("Cache-Control")).containsExactly("no-store");
    assertThat(reply.body())
        .contains("\"errors\":[{")
        .contains("\"code\":\"proxy_request_failed\"")
        .doesNotContain(SECRET);
  }

  @Test
  void aSilentFrontendApiIs502AfterTheTimeout() throws IOException {
    fake.enqueue(FakeResponse.silence());
    FrontendApiProxy impatient = proxy().timeout(Duration.ofMillis(50)).build();
    assertThat(send(impatient, request("POST", "/__clerk/v1/client"), "").status()).isEqualTo(502);
  }

  @Test
  void aWriteIsSentOnceIfTheConnectionBreaks() throws IOException {
    fake.enqueue(FakeResponse.disconnect());
    ClerkRequest request = request("POST", "/__clerk/v1/client/sign_ins", "Content-Length", "2");
    assertThat(send(proxy, request, "{}").status()).isEqualTo(502);
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void aLongBodyIs413WhetherOrNotItAnnouncesItsLength() throws IOException {
    FrontendApiProxy small = proxy().maxBodySize(3).build();
    ClerkRequest announced = request("POST", "/__clerk/v1/client", "Content-Length", "4");
    ClerkRequest chunked = request("POST", "/__clerk/v1/client", "Transfer-Encoding", "chunked");
    assertThat(send(small, announced, "four").status()).isEqualTo(413);
    assertThat(send(small, chunked, "four").status()).isEqualTo(413);
    fake.enqueue(FakeResponse.of(200), FakeResponse.of(200));
    assertThat(send(small, chunked, "the").status()).isEqualTo(200);
  }

  @Test
  void aFailureOfTheBrowsersBodyIsThrown() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the browser is gone");
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            return read();
          }
        };
    ClerkRequest request = request("POST", "/__clerk/v1/client", "Content-Length", "9");
    assertThatThrownBy(() -> proxy.forward(request, broken, BROWSER).close())
        .isInstanceOf(IOException.class)
        .hasMessage("the browser is gone");
  }

  @Test
  void theProxyHandlesItsOwnPathsAlone() {
    assertThat(proxy.handles(get("/__clerk"))).isTrue();
    assertThat(proxy.handles(get("/__clerk/v1/client?a"))).isTrue();
    assertThat(proxy.handles(get("/__clerks"))).isFalse();
    assertThat(proxy.handles(get("/page"))).isFalse();
  }

  @Test
  void theSecretKeyDoesNotShow() throws IOException {
    assertThat(proxy.toString())
        .isEqualTo("FrontendApiProxy[" + PROXY + " to " + fake.frontendApiUrl() + "]");
    fake.enqueue(FakeResponse.of(200).header("Set-Cookie", "__client=hidden"));
    try (ProxyResponse response =
        proxy.forward(get("/__clerk/v1/client"), InputStream.nullInputStream(), BROWSER)) {
      assertThat(response.toString()).doesNotContain("hidden", SECRET);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://clerk.example.com | frontendApiUrl must be https, as the secret key is sent to it
          https://u:p@clerk.example.com | frontendApiUrl must be an https URL without user
          https://clerk.example.com?a=b | frontendApiUrl must be an https URL without user
          ftp://clerk.example.com | frontendApiUrl must be an https URL without user
          """)
  void theSecretKeyIsNotSentInTheClearOrAnywhere(String url, String message) {
    assertThatThrownBy(() -> proxy().frontendApiUrl(url).build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContainingAny("u:p");
  }

  @Test
  void settingsThatAreWrongFailWhenTheProxyIsBuilt() {
    assertThatThrownBy(() -> proxy().secretKey("pk_test_x").build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("must begin with sk_test_ or sk_live_");
    assertThatThrownBy(() -> proxy().proxyUrl("//evil.example.com").build())
        .hasMessageStartingWith("proxyUrl must be");
    assertThatThrownBy(() -> proxy().proxyUrl("http://app.example.com/__clerk").build())
        .hasMessageStartingWith("proxyUrl must be https");
    assertThatThrownBy(() -> proxy().maxBodySize(0)).hasMessage("maxBodySize must be positive: 0");
    assertThatThrownBy(() -> proxy().timeout(Duration.ZERO))
        .hasMessage("timeout must be from 1 ms to 10 min: PT0S");
  }

  /** Clerk's pages behind the proxy end a handshake, and must not begin one. */
  @ParameterizedTest
  @ValueSource(strings = {"/__clerk", "https://app.example.com/__clerk/"})
  void aRequestForTheProxyStartsNoHandshake(String proxyUrl) {
    try (Fixture clerk = new Fixture()) {
      RequestAuthenticator authenticator =
          RequestAuthenticator.builder(clerk.clerk)
              .publishableKey(clerk.fake.publishableKey())
              .authorizedParties(Fixture.ORIGIN)
              .proxyUrl(proxyUrl)
              .build();
      String[] page = {"Sec-Fetch-Dest", "document", "Accept", "text/html"};
      RequestState below =
          authenticator.authenticateRequest(get("/__clerk/v1/client/handshake", page));
      assertThat(below.response()).isNull();
      assertThat(below.reason()).isEqualTo(AuthReason.DEV_BROWSER_MISSING);
      RequestState beside = authenticator.authenticateRequest(get("/page", page));
      assertThat(beside.headers().get("location"))
          .singleElement()
          .asString()
          .startsWith("https://app.example.com/__clerk/v1/client/handshake?");
    }
  }
}
