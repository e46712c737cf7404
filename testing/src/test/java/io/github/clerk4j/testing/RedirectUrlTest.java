package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrlTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/a?b=c#d, http://localhost:8080, http://localhost:8080/a?b=c#d",
    "HTTPS://App.Example.COM, https://app.example.com, https://app.example.com/",
    "https://app.example.com:443/, https://app.example.com, https://app.example.com/",
    "http://app.example.com:443/, http://app.example.com:443, http://app.example.com:443/",
    "http://[::1]:80?x, http://[::1], http://[::1]/?x",
    "http://my_app:8080/, http://my_app:8080, http://my_app:8080/",
    "https://bücher.example/ü, https://xn--bcher-kva.example, https://xn--bcher-kva.example/%C3%BC",
    "https://user:password@app.example.com/, https://app.example.com, https://app.example.com/",
    "https://app.example.com\\@evil.example/, https://app.example.com,"
        + " https://app.example.com/@evil.example/",
    "https://app.example.com/%zz?a=%41 b|, https://app.example.com,"
        + " https://app.example.com/%zz?a=%41%20b%7C"
  })
  void aUrlHasTheOriginThatABrowserSees(String text, String origin, String written) {
    RedirectUrl url = RedirectUrl.of(text);

    assertThat(url.origin()).isEqualTo(origin);
    assertThat(url.toString()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/path",
        "//app.example.com/",
        "javascript:alert(1)",
        "ftp://app.example.com/",
        "https:/app.example.com/",
        "https:///path",
        "https://\\evil.example/",
        "https://a b/",
        "https://app.example.com:70000/",
        "https://app.example.com:x/",
        "https://@/",
        "https://a..b/\n",
        "https://app.example.com\r\n/"
      })
  void aUrlThatIsNotAbsoluteOrNotOfHttpIsAnError(String text) {
    assertThatThrownBy(() -> RedirectUrl.of(text))
        .isInstanceOf(ApiError.class)
        .hasMessageContaining("redirect_url must be an absolute URL");
  }

  @Test
  void aMissingUrlIsAnError() {
    assertThatThrownBy(() -> RedirectUrl.of(null)).hasMessageContaining("redirect_url is required");
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/, http://h/?n=v",
    "http://h/?, http://h/?n=v",
    "http://h/?a=b&c#d, http://h/?a=b&c&n=v#d",
    "http://h/?n=1&a=b&n&%6E=2, http://h/?a=b&n=v"
  })
  void aParameterOfTheQueryIsSetOnceAndLast(String text, String expected) {
    assertThat(RedirectUrl.of(text).withQueryParameter("n", "v").toString()).isEqualTo(expected);
  }

  @Test
  void anyUrlIsOneLineOfAHeader() {
    StringBuilder all = new StringBuilder("https://app.example.com/");
    for (char each = 0; each < 0x180; each++) {
      all.append(each == '?' || each == '#' ? '.' : each);
    }

    String url =
        RedirectUrl.of(all + "?" + all + "#" + all).withQueryParameter("n", "\r\n").toString();

    assertThat(url).matches("[!-~]+");
    assertThat(FakeResponse.redirect(307, url).headers().get("Location")).isEqualTo(url);
    assertThat(URI.create(RedirectUrl.of("http://h/a b\r\nc").toString())).hasPath("/a b\r\nc");
  }
}
