package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The proxy of the Frontend API with an HTTP client of the application. */
class ProxyHttpClientTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk fake = extension.fake();

  private FrontendApiProxy.Builder proxy(OkHttpClient http) {
    return FrontendApiProxy.builder()
        .secretKey(fake.secretKey())
        .proxyUrl("https://app.example.com/__clerk")
        .frontendApiUrl(fake.frontendApiUrl())
        .httpClient(http);
  }

  private static int get(FrontendApiProxy proxy) throws IOException {
    ClerkRequest request =
        ClerkRequest.of("GET", "https://app.example.com/__clerk/v1/client", Map.of());
    try (ProxyResponse response =
        proxy.forward(request, InputStream.nullInputStream(), "203.0.113.7")) {
      return response.status();
    }
  }

  @Test
  void itsInterceptorsSeeEachRequest() throws IOException {
    List<String> seen = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen.add(chain.request().url().encodedPath());
                  return chain.proceed(chain.request());
                })
            .build();
    fake.enqueue(FakeResponse.of(200, "{}"));
    assertThat(get(proxy(http).build())).isEqualTo(200);
    assertThat(seen).containsExactly("/frontend-api/v1/client");
  }

  @Test
  void theCookiesOfOneBrowserDoNotReachAnother() throws IOException {
    OkHttpClient http = new OkHttpClient.Builder().cookieJar(new KeepingJar()).build();
    FrontendApiProxy proxy = proxy(http).build();
    fake.enqueue(FakeResponse.of(200, "{}").header("Set-Cookie", "__client=of-ada; Path=/"));
    fake.enqueue(FakeResponse.of(200, "{}"));
    get(proxy);
    get(proxy);
    assertThat(fake.requests()).hasSize(2).allMatch(each -> each.header("Cookie") == null);
  }

  private static final class KeepingJar implements CookieJar {
    private final List<Cookie> kept = new ArrayList<>();

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
      kept.addAll(cookies);
    }

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return kept;
    }
  }

  @Test
  void redirectsAreReturnedAndNotFollowed() throws IOException {
    fake.enqueue(FakeResponse.of(307, "").header("Location", "/v1/elsewhere"));
    assertThat(get(proxy(new OkHttpClient()).build())).isEqualTo(307);
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void itsTimeoutsHoldUnlessTheProxyHasOne() throws IOException {
    List<Integer> timeouts = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .readTimeout(Duration.ofSeconds(7))
            .addInterceptor(
                chain -> {
                  timeouts.add(chain.readTimeoutMillis());
                  return chain.proceed(chain.request());
                })
            .build();
    fake.stub("GET", "/client", FakeResponse.of(200, "{}"));
    get(proxy(http).build());
    get(proxy(http).timeout(Duration.ofSeconds(8)).build());
    assertThat(timeouts).containsExactly(7000, 8000);
  }

  @Test
  void itIsNotChanged() {
    OkHttpClient http = new OkHttpClient();
    proxy(http).timeout(Duration.ofSeconds(1)).build();
    assertThat(http.followRedirects()).isTrue();
    assertThat(http.readTimeoutMillis()).isEqualTo(new OkHttpClient().readTimeoutMillis());
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsNamed() {
    assertThatThrownBy(() -> proxy(null))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("httpClient must not be null");
  }
}
