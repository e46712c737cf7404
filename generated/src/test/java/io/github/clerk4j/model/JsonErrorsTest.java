package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

import io.github.clerk4j.api.UsersApi.GetUserListParams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON that cannot be read or written. */
class JsonErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"first_name\":s3cret}                                 | $.first_name",
        "{\"public_metadata\":{\"a\":[1,2,s3cret]}}              | $.public_metadata.a[2]",
        "{\"email_addresses\":[{\"id\":\"s3cret\",}]}            | $.email_addresses[0].id",
        "{\"first_name\" \"s3cret\"}                             | $.first_name",
        "{'first_name':'s3cret'}                                 | $.",
        "{\"first_name\":\"s3cret                                | $.first_name",
        "{\"first_name\":\"s3cret\",\"id\":                      | $.id",
        "{\"first_name\":\"s3cret\"} s3cret                      | $",
        "{\"first_name\":\"s3cret\"}{}                           | $",
        "<html>s3cret</html>                                     | $",
        "``                                                      | $",
      })
  void textThatIsNotJsonIsAnErrorWithItsPositionButNotItsContent(String text, String place) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(User.class, text))
        .withMessageEndingWith("at " + place)
        .satisfies(JsonErrorsTest::repeatsNothing);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Json.read(User.class, stream(text)))
        .satisfies(JsonErrorsTest::repeatsNothing);
  }

  @Test
  void noBeginningOfAUserIsTakenForAUser() {
    String json = Trees.resource("user.json").strip();
    for (int length = 0; length < json.length(); length++) {
      String beginning = json.substring(0, length);
      assertThat(catchIllegalArgumentException(() -> Json.read(User.class, beginning)))
          .as("of %s characters", length)
          .isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null             | null",
        "\"s3cret\"       | a String",
        "[{\"id\":\"s3cret\"}] | an array",
        "true             | a Boolean",
        "5                | a Long",
      })
  void anotherTypeThanAnObjectIsNamedButNotRepeated(String text, String kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(User.class, text))
        .withMessageContaining("expected io.github.clerk4j.model.User, found " + kind)
        .satisfies(JsonErrorsTest::repeatsNothing);
  }

  @Test
  void deepNestingIsAnErrorAndDoesNotOverflowTheStack() {
    String deep = "[".repeat(100_000);

    assertThatIllegalArgumentException().isThrownBy(() -> Json.read(Object.class, deep));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(User.class, "{\"first_name\":" + deep));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(User.class, "{\"new\":" + "{\"a\":".repeat(100_000)));
  }

  @Test
  void nestingThatCanBeReadCanBeWritten() {
    String json = "{\"public_metadata\":{\"a\":" + "[".repeat(250) + "]".repeat(250) + "}}";

    assertThat(Json.write(Json.read(User.class, json))).isEqualTo(json);
  }

  @Test
  void nestingTooDeepToBeWrittenIsAnError() {
    List<Object> deep = List.of();
    for (int i = 0; i < 300; i++) {
      deep = List.of(deep);
    }
    List<Object> deepest = deep;

    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(deepest));
  }

  @Test
  void aStreamThatFailsIsNotTakenForBadJson() {
    IOException lost = new IOException("connection reset");
    InputStream stream =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw lost;
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            throw lost;
          }
        };

    assertThatThrownBy(() -> Json.read(User.class, stream)).isSameAs(lost);
  }

  @Test
  void aClassThatIsNoModelIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(Instant.class, "0"))
        .withMessage("not a model: java.time.Instant");
  }

  @Test
  void aValueThatJsonCannotHoldIsNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.write(List.of(Map.of("a", Optional.of("s3cret")))))
        .withMessageContaining("java.util.Optional")
        .satisfies(JsonErrorsTest::repeatsNothing);
  }

  @Test
  void halfOfASurrogatePairIsNotWrittenAsAQuestionMark() {
    record Note(String text) {}
    String half = "s3cret \ud83d";

    for (Object each :
        List.of(half, List.of(half), Map.of("a", half), Map.of(half, 1), new Note(half))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Json.write(each))
          .withMessageContaining("must be well-formed Unicode")
          .satisfies(JsonErrorsTest::repeatsNothing);
      assertThatIllegalArgumentException().isThrownBy(() -> Json.writeBytes(each));
      assertThatIllegalArgumentException().isThrownBy(() -> Json.writeWithoutPrivateData(each));
    }
  }

  @Test
  void halfOfASurrogatePairOfAModelIsWrittenAsItCame() {
    String json = "{\"first_name\":\"\\ude00a\\\"\\ud83d\",\"new\":[\"\\ud83d\\ud83d\"]}";
    String event = "{\"type\":\"user.created\",\"data\":{\"first_name\":\"\\ud83d\"}}";

    assertThat(Json.write(Json.read(User.class, json))).isEqualTo(json);
    assertThat(WebhookEvent.read(event))
        .isInstanceOfSatisfying(
            WebhookEvent.UserCreated.class,
            each -> assertThat(each.data().firstName()).isEqualTo("\ud83d"));
  }

  @Test
  @SuppressWarnings("NullAway") // as callers without a checker do
  void nullIsNamedByTheMethodThatGetsIt() {
    Map<String, ThrowingCallable> mistakes =
        Map.of(
            "Json.read: json must not be null", () -> Json.read(User.class, (String) null),
            "Json.read: type must not be null", () -> Json.read(null, "{}"),
            "UpdateUserParams.of: params must not be null", () -> UpdateUserParams.of(null),
            "GetUserListParams.of: params must not be null", () -> GetUserListParams.of(null),
            "type must not be null; name a record, such as Plan.class",
                () -> User.builder().build().publicMetadata((Class<Record>) null));

    mistakes.forEach(
        (message, mistake) ->
            assertThatIllegalArgumentException().isThrownBy(mistake).withMessage(message));
    assertThatIllegalArgumentException().isThrownBy(() -> UpdateUserParams.builder().put(null, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> UpdateUserParams.builder().putAll(null));
    assertThatIllegalArgumentException().isThrownBy(() -> Json.convert(Map.of(), null));
    assertThat(Json.isModel(null)).isFalse();
  }

  @Test
  void nullIsNoJsonThatCanBeRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(Object.class, "null"))
        .withMessage("JSON of another type: expected java.lang.Object, found null");
  }

  @Test
  void aNameThatIsNoStringIsNotWritten() {
    Map<String, Object> withoutName = new HashMap<>();
    withoutName.put(null, 1);

    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Map.of(1, 2)));
    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(withoutName));
  }

  private static void repeatsNothing(Throwable thrown) {
    List<String> messages = new ArrayList<>();
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      messages.add(each.getMessage());
    }
    assertThat(messages).noneMatch(each -> each.contains("s3cret"));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
