package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of requests: what their origin is, and that nothing else gets into it. */
class RequestUrlTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://app.example.com/x?y,   https://app.example.com",
        "HTTPS://App.Example.COM:443,   https://app.example.com",
        "http://h:80?x,                 http://h",
        "http://h:443,                  http://h:443",
        "http://h:8080\\x,              http://h:8080",
        "http://[::1]:80/,              http://[::1]",
        "http://[....]/,                -",
        "http://user@h/,                -",
        "http://h:port/,                -",
        "http:///x,                     -",
        "http:/h,                       -",
        "http://,                       -",
        "http://a b/,                   -",
        "ftp://h/,                      -",
        "javascript:alert(1),           -",
        "//h/x,                         -",
        "/x,                            -",
        "'',                            -",
      })
  void anOriginIsThatOfAnAbsoluteHttpUrl(String url, @Nullable String origin) {
    assertThat(RequestUrl.originOf(url)).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//evil.example/x",
        "/\\evil.example/x",
        "\\\\evil.example",
        "@evil.example/x",
        ":80/x",
        ".evil.example",
        "http://evil.example/x",
        "https://user@evil.example\\@x",
        "/%0d%0aSet-Cookie: a=b",
        "/\r\nSet-Cookie: a=b",
        "/ü\uD83D\uDE00\uD800?\u0000\u007f",
        "/%zz%?a=%1",
        "/{a}|^`\"<>?[x]={y}",
        "?a=b#/../..",
        "#@evil.example"
      })
  void whateverIsRequestedStaysOnTheOrigin(String url) {
    String location = RequestUrl.at("https://app.example.com", url).toString();
    assertThat(AuthHeaders.isClean(location)).isTrue();
    URI uri = URI.create(location);
    assertThat(uri.getScheme() + "://" + uri.getRawAuthority())
        .isEqualTo("https://app.example.com");
    assertThat(RequestUrl.originOf(location)).isEqualTo("https://app.example.com");
  }

  @Test
  void theFirstOfSeveralParametersCountsAndAllOfThemAreTakenOut() {
    RequestUrl url = RequestUrl.at("http://h", "/p?a=1&b=%31+2&a=3&%61=4&c&&d=%zz&a");
    assertThat(url.parameter("a")).isEqualTo("1");
    assertThat(url.parameter("b")).isEqualTo("1 2");
    assertThat(url.parameter("c")).isEmpty();
    assertThat(url.parameter("d")).isEqualTo("%zz");
    assertThat(url.parameter("e")).isNull();
    assertThat(url.without(Set.of("a")).toString()).isEqualTo("http://h/p?b=%31+2&c&&d=%25zz");
    assertThat(url.without(Set.of("x"))).isSameAs(url);
    assertThat(url.with("e", "f g&").parameter("e")).isEqualTo("f g&");
  }

  @Test
  @Timeout(20)
  void aHugeQueryOrCookieTakesButAMoment() {
    String many = "a&".repeat(500_000);
    assertThat(RequestUrl.at("http://h", "/?" + many).parameter("b")).isNull();
    assertThat(Cookies.parse(List.of("a;".repeat(500_000)))).isEmpty();
  }
}
