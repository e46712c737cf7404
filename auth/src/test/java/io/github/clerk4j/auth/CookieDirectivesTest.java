package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which session token the cookies of a handshake or refresh hold. */
class CookieDirectivesTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "__session=a; Path=/ | __session=b; Path=/ | b",
        "__session=a; Path=/ | __session_MqCvchyS=b; Path=/ | b",
        "__session_MqCvchyS=a; Path=/ | __session=b; Path=/ | b",
        "__session=; Path=/; Max-Age=0 | __session=b; Path=/ | b",
        "__session=a; Path=/ | __session=; Path=/; Max-Age=0 | -",
        "__session=a; Path=/ | __client_uat=1; Path=/ | a",
        "__client_uat=1; Path=/ | __session=b | b",
        "__client_uat=1; Path=/ | __refresh=c | -"
      })
  void ofSeveralTheLastCounts(String first, String second, @Nullable String token) {
    assertThat(new CookieDirectives(List.of(first, second)).sessionToken()).isEqualTo(token);
  }
}
