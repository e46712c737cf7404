package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  @Test
  void namesAreFoundInAnyCaseAndTheLastValueCounts() {
    Headers headers = Headers.of("Set-Cookie", "a").with("X", "b").with("set-cookie", "c");

    assertThat(headers.values("SET-COOKIE")).containsExactly("a", "c");
    assertThat(headers.get("Set-Cookie")).isEqualTo("c");
    assertThat(headers.get("Cookie")).isNull();
    assertThat(headers.byName()).containsOnlyKeys("Set-Cookie", "X");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X:", "a b", "a\r\nb", "é"})
  void aMalformedNameIsAnError(String name) {
    assertThatThrownBy(() -> FakeResponse.of(200).header(name, "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidden\r\nSet-Cookie: a=b", "hidden\n", "hidden\0", "hidden é"})
  void aMalformedValueIsAnErrorThatDoesNotShowIt(String value) {
    assertThatThrownBy(() -> FakeResponse.of(200).header("X-Test", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-Test")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void valuesDoNotShow() {
    assertThat(Headers.of("Authorization", "hidden").toString()).isEqualTo("[Authorization]");
    assertThat(
            new IncomingRequest("GET", "/a", "hidden", Headers.of("A", "hidden"), "hidden", false))
        .hasToString("GET /a");
  }
}
