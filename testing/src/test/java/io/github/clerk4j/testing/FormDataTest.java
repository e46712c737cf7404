package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormDataTest {
  @ParameterizedTest
  @CsvSource({
    "a=1+2%203, 1 2 3",
    "a=%2B%26%3d, +&=",
    "a=b=c, b=c",
    "a=%E2%82%AC, €",
    "a=100%, 100%",
    "a=%4, %4",
    "a=%zz%41, %zzA",
    "a, ''",
    "a=, ''",
    "%61=x&a=y, x",
    "b=1&&a=2, 2"
  })
  void aValueIsDecodedAsAFormIs(String encoded, String value) {
    assertThat(FormData.parse(encoded).first("a")).isEqualTo(value);
  }

  @Test
  void valuesOfOneNameKeepTheirOrder() {
    FormData form = FormData.parse("a=2&b=x&a&a=1");

    assertThat(form.all("a")).containsExactly("2", "", "1");
    assertThat(form.all("c")).isEmpty();
    assertThat(form.first("c")).isNull();
    assertThat(FormData.parse(null).parameters()).isEmpty();
  }

  @Test
  void valuesDoNotShow() {
    assertThat(FormData.parse("user_id=hidden").toString()).isEqualTo("[user_id]");
  }
}
