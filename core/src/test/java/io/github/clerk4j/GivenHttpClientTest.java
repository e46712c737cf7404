package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The parts of a passed-in HTTP client that are used, and those that are not. */
class GivenHttpClientTest extends HttpTest {
  private static final OkHttpClient OTHER =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
  private static final String NOBODY = "http://127.0.0.1:1/"; // refuses connections

  @ParameterizedTest
  @EnumSource
  void twoKeysThatShareAnHttpClientWithACacheDoNotSeeEachOthersResponses(
      CallStyle way, @TempDir Path directory) throws Exception {
    answer(200, keys("ins_a"), "Cache-Control: public, max-age=3600");
    answer(200, keys("ins_b"), "Cache-Control: public, max-age=3600");
    try (Cache cache = new Cache(directory.toFile(), 1_000_000)) {
      OkHttpClient http = new OkHttpClient.Builder().cache(cache).build();
      for (String each : List.of("ins_a", "ins_b")) {
        try (ClerkClient client = builder().secretKey("sk_test_" + each).httpClient(http).build()) {
          var read =
              way == CallStyle.WAITING
                  ? client.jwks().getJwks()
                  : client.async().jwks().getJwks().join();
          assertThat(read.toString()).contains(each);
        }
      }
      assertThat(cache.requestCount()).isZero();
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void cookiesAreNeitherKeptNorSent() throws Exception {
    answer(200, USER, "Set-Cookie: a=b");
    CookieJar jar =
        new CookieJar() {
          @Override
          public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
            throw new AssertionError("a cookie was kept");
          }

          @Override
          public List<Cookie> loadForRequest(HttpUrl url) {
            return List.of(new Cookie.Builder().name("a").value("b").domain(url.host()).build());
          }
        };

    with(new OkHttpClient.Builder().cookieJar(jar)).users().getUser("user_1");

    assertThat(sent().getHeaders().get("Cookie")).isNull();
  }

  @Test
  void noOtherCredentialIsTriedIfClerkRejectsTheKey() {
    answer(401, "");
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .authenticator(
                (route, response) ->
                    response.request().newBuilder().header("Authorization", "Bearer b").build());

    assertThatThrownBy(() -> with(http).users().getUser("user_1"))
        .isInstanceOf(ClerkApiException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void redirectsAreNotFollowedByAClientThatWouldFollowThem() {
    answer(302, "", "Location: /v1/users/user_2");

    assertThatThrownBy(() -> with(new OkHttpClient.Builder()).users().getUser("user_1"))
        .isInstanceOf(ClerkApiException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  /** On a host with two addresses, of which the first resets after the body. */
  @ParameterizedTest
  @EnumSource
  void aWriteWhoseBodyAnInterceptorReplacesIsSentOnce(CallStyle way) {
    reset();
    answer(200, USER);
    ClerkClient client =
        with(
            new OkHttpClient.Builder()
                .dns(host -> List.of(loopback(), loopback()))
                .addInterceptor(GivenHttpClientTest::compress));

    assertThatThrownBy(() -> way.banUser(client, "user_1"))
        .isInstanceOf(ClerkConnectionException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatAnInterceptorBuildsAnewIsSentOnce(CallStyle way) {
    for (int i = 0; i < 4; i++) {
      reset();
    }
    try (FastScheduler time = new FastScheduler()) {
      ClerkClient client =
          builder()
              .maxRetries(3)
              .time(time, () -> 0.001)
              .httpClient(
                  new OkHttpClient.Builder()
                      .addInterceptor(chain -> chain.proceed(anew(chain.request())))
                      .build())
              .build();

      assertThatThrownBy(() -> way.banUser(client, "user_1"))
          .isInstanceOf(ClerkConnectionException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatAnInterceptorSendsByOtherMeansCountsAsSent(CallStyle way) {
    assertSentOnce(
        way, http -> http.addInterceptor(chain -> OTHER.newCall(anew(chain.request())).execute()));
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatANetworkInterceptorSendsByOtherMeansCountsAsSent(CallStyle way) {
    assertSentOnce(
        way,
        http ->
            http.addNetworkInterceptor(chain -> OTHER.newCall(anew(chain.request())).execute()));
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatAnInterceptorSendsByOtherMeansAfterAFailureCountsAsSent(CallStyle way) {
    assertSentOnce(
        way,
        http ->
            http.addInterceptor(
                chain -> {
                  Request request = chain.request();
                  try {
                    return chain.proceed(request.newBuilder().url(NOBODY).build());
                  } catch (ConnectException e) {
                    return OTHER.newCall(anew(request)).execute();
                  }
                }));
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatFoundNoConnectionIsRetriedWithInterceptorsThatPassFailuresOn(CallStyle way) {
    AtomicInteger tries = new AtomicInteger();
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(chain -> chain.proceed(chain.request()))
            .addInterceptor(
                chain -> {
                  tries.incrementAndGet();
                  return chain.proceed(chain.request().newBuilder().url(NOBODY).build());
                });

    assertFails(way, http);

    assertThat(tries).hasValue(4);
  }

  private void assertSentOnce(CallStyle way, Consumer<OkHttpClient.Builder> sendsByOtherMeans) {
    for (int i = 0; i < 4; i++) {
      reset();
    }
    OkHttpClient.Builder http = new OkHttpClient.Builder();
    sendsByOtherMeans.accept(http);

    assertFails(way, http);

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private void assertFails(CallStyle way, OkHttpClient.Builder http) {
    try (FastScheduler time = new FastScheduler()) {
      ClerkClient client =
          builder().maxRetries(3).time(time, () -> 0.001).httpClient(http.build()).build();

      assertThatThrownBy(() -> way.banUser(client, "user_1"))
          .isInstanceOf(ClerkConnectionException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterceptorThatRepeatsRequestsMayRepeatReadsButNotWrites(CallStyle way) {
    answer(500, "");
    answer(200, USER);
    answer(500, "");
    ClerkClient client =
        with(
            new OkHttpClient.Builder()
                .addInterceptor(
                    chain -> {
                      chain.proceed(chain.request()).close();
                      return chain.proceed(chain.request());
                    }));

    assertThat(way.getUser(client, "user_1").id()).isEqualTo("user_1");
    assertThatThrownBy(() -> way.banUser(client, "user_1"))
        .isInstanceOf(ClerkConnectionException.class)
        .hasMessageContaining("an interceptor sent a write twice");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void anEventListenerHearsOfEachCallOnce() {
    answer(200, USER);
    AtomicInteger made = new AtomicInteger();

    with(new OkHttpClient.Builder()
            .eventListenerFactory(
                call -> {
                  made.incrementAndGet();
                  return okhttp3.EventListener.NONE;
                }))
        .users()
        .getUser("user_1");

    assertThat(made).hasValue(1);
  }

  private ClerkClient with(OkHttpClient.Builder http) {
    return builder().httpClient(http.build()).build();
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private void reset() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }

  private static String keys(String instance) {
    return "{\"keys\":[{\"kid\":\"" + instance + "\",\"kty\":\"RSA\",\"alg\":\"RS256\"}]}";
  }

  private static okhttp3.Response compress(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    RequestBody body = request.body();
    return chain.proceed(
        body == null
            ? request
            : request
                .newBuilder()
                .header("Content-Encoding", "gzip")
                .method(request.method(), gzip(body))
                .build());
  }

  private static RequestBody gzip(RequestBody body) {
    return new RequestBody() {
      @Override
      public @Nullable MediaType contentType() {
        return body.contentType();
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        try (BufferedSink zipped = Okio.buffer(new GzipSink(sink))) {
          body.writeTo(zipped);
        }
      }
    };
  }

  private static Request anew(Request request) throws IOException {
    RequestBody body = request.body();
    Buffer bytes = new Buffer();
    if (body != null) {
      body.writeTo(bytes);
    }
    return new Request.Builder()
        .url(request.url())
        .headers(request.headers())
        .method(
            request.method(),
            body == null ? null : RequestBody.create(bytes.readByteString(), null))
        .build();
  }
}
