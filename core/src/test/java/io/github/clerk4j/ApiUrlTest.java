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
