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
  @ValueSource(
      strings = {
        "",
        "api.clerk.com",
        "ftp://api.clerk.com",
        "https://",
        "https://api.clerk.com?a=b",
        "https://api.clerk.com#a",
        "https://api clerk.com"
      })
  void aMalformedUrlIsOneSentence(String url) {
    assertThatThrownBy(() -> ClerkClient.builder().secretKey(KEY).apiUrl(url).build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "The API URL is malformed: it is like https://api.clerk.com, and not \"" + url + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.clerk.com",
        "http://10.0.0.7:8080/v1",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://127.example.com"
      })
  void aRemoteUrlOfPlainHttpIsAnError(String url) {
    assertThatThrownBy(() -> ClerkClient.builder().secretKey(KEY).apiUrl(url).build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("must be https");
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
