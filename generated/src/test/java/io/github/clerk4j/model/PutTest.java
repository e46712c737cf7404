package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The values that params and metadata accept, and those that they do not. */
class PutTest {
  static Stream<Arguments> notJson() {
    return Stream.of(
        Arguments.of(Duration.ZERO, "x cannot be sent as JSON: it is a java.time.Duration"),
        Arguments.of(Optional.of("s3cret"), "x cannot be sent as JSON: it is a java.util.Optional"),
        Arguments.of('c', "x cannot be sent as JSON: it is a java.lang.Character"),
        Arguments.of(new String[] {"s3cret"}, "x cannot be sent as JSON: it is a [Ljava.lang.Str"),
        Arguments.of(Double.NaN, "x cannot be sent as JSON: it is a java.lang.Double"),
        Arguments.of(Float.POSITIVE_INFINITY, "x cannot be sent as JSON: it is a java.lang.Float"),
        Arguments.of(Map.of("a", Map.of("b", Optional.of("s3cret"))), "x.a.b cannot be sent"),
        Arguments.of(List.of(1, Map.of("a", List.of(Duration.ZERO))), "x[1].a[0] cannot be sent"),
        Arguments.of(Map.of("a", Map.of(1, 2)), "x.a has a member whose name is not a String"),
        Arguments.of(Collections.singletonMap(null, 1), "x has a member whose name is not a Str"));
  }

  @ParameterizedTest
  @MethodSource("notJson")
  void textThatIsNotJsonIsAnErrorWithItsPositionButNotItsContent(Object value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserParams.builder().put("x", value))
        .withMessageStartingWith(message)
        .withMessageNotContaining("s3cret");
  }

  @Test
  void metadataOfParamsAndModelsIsCheckedToo() {
    Map<String, Object> metadata = Map.of("born", List.of(Duration.ZERO));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserMetadataParams.builder().publicMetadata(metadata))
        .withMessageStartingWith("public_metadata.born[0] cannot be sent");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> User.builder().privateMetadata(metadata).build())
        .withMessageStartingWith("private_metadata.born[0] cannot be sent");
  }

  @Test
  void everyNumberOfJavaIsSentWithItsValue() {
    Params params =
        UpdateUserParams.of(
            u ->
                u.put("byte", (byte) -1)
                    .put("short", (short) 2)
                    .put("int", 3)
                    .put("long", Long.MAX_VALUE)
                    .put("big", BigInteger.TWO.pow(70))
                    .put("float", 1.1f)
                    .put("double", 0.1)
                    .put("exact", new BigDecimal("1.10")));

    assertThat(Json.write(params))
        .isEqualTo(
            "{\"byte\":-1,\"short\":2,\"int\":3,\"long\":9223372036854775807,"
                + "\"big\":1180591620717411303424,\"float\":1.1,\"double\":0.1,\"exact\":1.10}");
  }

  @Test
  void aMapOrListThatContainsItselfIsAnError() {
    Map<String, Object> map = new HashMap<>();
    map.put("self", map);
    List<Object> list = new ArrayList<>();
    list.add(list);
    Map<String, Object> circle = new HashMap<>();
    circle.put("list", List.of(Map.of("back", circle)));

    for (Object each : List.of(map, Map.of("a", list), circle)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> UpdateUserParams.builder().put("x", each))
          .withMessage("x cannot be sent as JSON: it has more than 200 levels, or contains itself");
      assertThatIllegalArgumentException().isThrownBy(() -> Json.write(each));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserMetadataParams.builder().publicMetadata(map))
        .withMessageStartingWith("public_metadata cannot be sent as JSON");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateM2mTokenParams.builder().claims(map))
        .withMessageStartingWith("claims cannot be sent as JSON");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> User.builder().privateMetadata(map).build())
        .withMessageStartingWith("private_metadata cannot be sent as JSON");
  }

  @Test
  void aTreeIsSentUpToTwoHundredLevels() {
    assertThat(Json.write(UpdateUserParams.of(u -> u.put("x", nested(200)))))
        .isEqualTo("{\"x\":" + "[".repeat(200) + "]".repeat(200) + "}");
    for (int depth : new int[] {201, 100_000}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> UpdateUserParams.builder().put("x", nested(depth)))
          .withMessageContaining("more than 200 levels");
    }
  }

  @Test
  void halfOfASurrogatePairIsAnErrorWithItsPositionButNotItsText() {
    String half = "s3cret\ud83d";
    Map<String, Object> metadata = Map.of("a", List.of("fine \ud83d\ude00", half));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserParams.of(u -> u.firstName(half)))
        .withMessageStartingWith("first_name must be well-formed Unicode")
        .withMessageContaining("at index 6")
        .withMessageNotContaining("s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserMetadataParams.of(u -> u.publicMetadata(metadata)))
        .withMessageStartingWith("public_metadata.a[1] must be well-formed Unicode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserParams.of(u -> u.put("x", Map.of(half, 1))))
        .withMessageStartingWith("the name of a member of x must be well-formed Unicode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserParams.of(u -> u.put(half, 1)))
        .withMessageStartingWith("the name of a field must be well-formed Unicode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserParams.of(u -> u.put("x", VerificationStatus.of(half))))
        .withMessageStartingWith("x must be well-formed Unicode");
  }

  @Test
  void metadataThatCameWithHalfOfASurrogatePairIsReadButNotSentBack() {
    User user = Json.read(User.class, "{\"public_metadata\":{\"a\":\"\\ud83d\"}}");

    assertThat(user.publicMetadata()).containsEntry("a", "\ud83d");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserMetadataParams.of(u -> u.publicMetadata(user.publicMetadata())))
        .withMessageStartingWith("public_metadata.a must be well-formed Unicode");
  }

  @Test
  void aNumberBeyondADoubleIsReadAndSentExactlyAndNeverAsInfinity() {
    User user = Json.read(User.class, "{\"public_metadata\":{\"a\":1e400,\"b\":-1e400}}");

    assertThat(user.publicMetadata()).containsEntry("a", new BigDecimal("1e400"));
    assertThat(
            Json.write(UpdateUserMetadataParams.of(u -> u.publicMetadata(user.publicMetadata()))))
        .isEqualTo("{\"public_metadata\":{\"a\":1E+400,\"b\":-1E+400}}");
    for (double each :
        new double[] {Double.parseDouble("1e400"), Double.NEGATIVE_INFINITY, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> UpdateUserMetadataParams.of(u -> u.publicMetadata(Map.of("a", each))))
          .withMessageStartingWith("public_metadata.a cannot be sent as JSON");
      assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Map.of("a", each)));
    }
  }

  private static Object nested(int depth) {
    List<Object> list = List.of();
    for (int i = 1; i < depth; i++) {
      list = List.of(list);
    }
    return list;
  }

  @Test
  void nullsInsideOfMapsAndListsAreKept() {
    Map<String, Object> metadata = Collections.singletonMap("gone", null);

    assertThat(
            Json.write(
                UpdateUserMetadataParams.of(
                    u -> u.publicMetadata(metadata).put("list", Arrays.asList(1, null)))))
        .isEqualTo("{\"public_metadata\":{\"gone\":null},\"list\":[1,null]}");
  }

  @Test
  void textIsSentAsItIs() {
    String text = "quote \" backslash \\ line\nend \u0000 \u2028 ж \uD83D\uDE00 </script>";

    String json = Json.write(UpdateUserParams.of(u -> u.firstName(text)));

    assertThat(Trees.object(json)).containsEntry("first_name", text);
    assertThat(json.chars()).allMatch(each -> each >= ' ');
  }
}
