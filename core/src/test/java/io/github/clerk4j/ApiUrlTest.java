package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiUrlTest extends HttpTest {
  @ParameterizedTest
  @CsvSource({
    "'', /v1/users/user_1",
    "/, /v1/users/user_1",
    "/v1, /v1/users/user_1",
    "/v1/, /v1/users/user_1",
    "/proxy, /proxy/v1/users/user_1",
    "/proxy/, /proxy/v1/users/user_1",
    "/proxy/v1, /proxy/v1/users/user_1",
    "/v10, /v10/v1/users/user_1"
  })
  void theVersionIsInThePathOnce(String path, String asked) throws InterruptedException {
    answer(200, USER);
    String url = "http://" + server.getHostName() + ":" + server.getPort() + path;

    try (ClerkClient client = ClerkClient.builder().secretKey(KEY).apiUrl(url).build()) {
      client.users().getUser("user_1");
    }

    assertThat(sent().getTarget()).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'must be a URL, such as https://api.clerk.com'",
    "'  ', 'must be a URL, such as https://api.clerk.com'",
    "api.clerk.com, 'must be a URL, such as https://api.clerk.com: api.clerk.com'",
    "ftp://api.clerk.com, 'must be a URL, such as https://api.clerk.com'",
    "https://, 'must be a URL, such as https://api.clerk.com'",
    "https://api clerk.com, 'must be a URL, such as https://api.clerk.com'",
    "https://api.clerk.com?a=s3cret, 'must have no query and no fragment: https://api.clerk.com/'",
    "https://api.clerk.com#s3cret, 'must have no query and no fragment: https://api.clerk.com/'",
    "'\"https://api.clerk.com\"', 'must not be in quotes: remove them'"
  })
  void aMalformedUrlIsOneSentence(String url, String message) {
    assertThatThrownBy(() -> ClerkClient.builder().secretKey(KEY).apiUrl(url).build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("apiUrl " + message);
    if (!url.isBlank()) {
      assertThatThrownBy(() -> Properties.with("CLERK_API_URL", url, () -> ApiUrl.of(null)))
          .isInstanceOf(ClerkConfigurationException.class)
          .hasMessage("CLERK_API_URL " + message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk_live_7f3a9c",
        "sk_test_7f3a9c.example.com",
        "https://sk_live_7f3a9c",
        "https://sk_live_7f3a9c@api.clerk.com",
        "https://api.clerk.com/ak_7f3a9c",
        "https://joe:7f3a9c@api.clerk.com",
        "https://joe:7f3a9c@api.clerk.com?a=b",
        "https://7f3a9c@api.clerk.com",
        "joe:7f3a9c@api.clerk.com",
        "whsec_7f3a9c",
        "Bearer 7f3a9c",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.7f3a9c"
      })
  void aSecretInPlaceOfTheUrlIsNotRepeated(String url) {
    assertThatThrownBy(() -> ClerkClient.builder().secretKey(KEY).apiUrl(url).build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("apiUrl must ")
        .hasMessageNotContaining("7f3a9c")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.clerk.com",
        "http://api.clerk.com:8080/proxy",
        "http://203.0.113.7",
        "http://127.0.0.1.example.com",
        "http://172.32.0.1",
        "http://[2001:db8::1]",
        "http://127.example.com",
        "http://localhost.example.com"
      })
  void theKeyDoesNotGoOverTheInternetInPlainText(String url) {
    assertThatThrownBy(() -> ApiUrl.of(url))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("apiUrl must begin with https://, or the secret key can be read: ");
    assertThatThrownBy(() -> Properties.with("CLERK_API_URL", url, () -> ApiUrl.of(null)))
        .hasMessageStartingWith("CLERK_API_URL must begin with https://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://clerk.localhost",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "http://10.1.2.3",
        "http://172.31.0.1",
        "http://192.168.0.1",
        "http://[fd00::1]",
        "http://clerk-proxy:8080",
        "http://host.docker.internal:8080"
      })
  void aNearbyClerkCanBeCalledInPlainText(String url) {
    assertThat(ApiUrl.of(url).isHttps()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1234",
        "http://clerk.localhost",
        "http://127.0.0.1:1234",
        "http://127.9.9.9",
        "http://[::1]:1234"
      })
  void thisMachineMayBeAskedByPlainHttp(String url) {
    assertThat(ApiUrl.of(url)).hasToString(url + "/v1/");
  }

  @Test
  void unlessSetItIsClerks() {
    Properties.with("CLERK_API_URL", "", () -> assertThat(ApiUrl.of(null)))
        .hasToString("https://api.clerk.com/v1/");
  }

  @Test
  void theSettingAppliesWhereTheCallerNamesNone() {
    Properties.with(
            "CLERK_API_URL", " https://api.example.com/ ", () -> assertThat(ApiUrl.of(null)))
        .hasToString("https://api.example.com/v1/");
    Properties.with(
            "CLERK_API_URL",
            "https://api.example.com",
            () -> assertThat(ApiUrl.of("https://other.example.com")))
        .hasToString("https://other.example.com/v1/");
  }
}
