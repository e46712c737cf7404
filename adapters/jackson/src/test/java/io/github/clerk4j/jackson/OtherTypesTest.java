package io.github.clerk4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.api.Page;
import io.github.clerk4j.model.CreateUserParams;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Trees;
import io.github.clerk4j.model.User;
import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Types of clerk4j that are no models, returned from a handler. */
class OtherTypesTest {
  private static final SignedIn SIGNED_IN = new SignedIn();

  record Body(Object value) {}

  @AfterAll
  static void close() {
    SIGNED_IN.close();
  }

  @ParameterizedTest
  @EnumSource
  void aPageIsAnArrayOfItsItems(Jackson jackson) {
    Page<User> page = SIGNED_IN.clerk.users().getUserList(q -> q.limit(1));
    String item = Json.writeWithoutPrivateData(page.items().get(0));

    assertThat(Trees.parse(jackson.found.write(page))).isEqualTo(List.of(Trees.parse(item)));
    assertThat(Trees.object(jackson.found.write(new Body(page))).get("value"))
        .isEqualTo(List.of(Trees.parse(item)));
  }

  @ParameterizedTest
  @EnumSource
  void paramsAreAnErrorBecauseTheyHoldPasswords(Jackson jackson) {
    CreateUserParams params = CreateUserParams.of(u -> u.password("correct horse"));

    for (Object each : List.of(params, new Body(params), List.of(params), Map.of("a", params))) {
      assertThatThrownBy(() -> jackson.found.write(each))
          .hasMessageContaining("io.github.clerk4j.model.CreateUserParams is not written as JSON")
          .hasMessageNotContaining("correct horse");
    }
  }

  @ParameterizedTest
  @EnumSource
  void authIsAnErrorBecauseItHoldsTheToken(Jackson jackson) {
    assertThatThrownBy(() -> jackson.found.write(SIGNED_IN.auth()))
        .hasMessageContaining("SessionAuth is not written as JSON")
        .hasMessageContaining("write the values that are needed");
  }

  @ParameterizedTest
  @EnumSource
  void anEnumIsWrittenAsItsName(Jackson jackson) {
    assertThat(jackson.found.write(TokenType.SESSION_TOKEN))
        .isEqualToIgnoringCase("\"session_token\"");
  }
}
