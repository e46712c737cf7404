package io.github.clerk4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.OpenEnum;
import io.github.clerk4j.model.Samples;
import io.github.clerk4j.model.Trees;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jackson writes and reads every generated model as {@link Json} does. */
class EveryModelInJacksonTest {
  static Stream<Arguments> models() {
    return Samples.models()
        .flatMap(model -> Stream.of(Jackson.values()).map(each -> Arguments.of(model, each)));
  }

  static Stream<Arguments> enums() {
    return Samples.enums()
        .flatMap(model -> Stream.of(Jackson.values()).map(each -> Arguments.of(model, each)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelIsClerksJsonWithoutPrivateData(Class<?> model, Jackson jackson) {
    Object sample = Samples.of(model);
    Object clerks = Trees.parse(Json.write(sample));
    removePrivateMetadata(clerks);

    String json = jackson.found.write(sample);

    assertThat(Trees.parse(json)).isEqualTo(clerks);
    Object read = jackson.found.read(model, json);
    assertThat(read).isEqualTo(Json.read(model, json));
    assertThat(Trees.parse(Json.write(read))).isEqualTo(clerks);
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelWithPrivateDataIsReadAsItWasWritten(Class<?> model, Jackson jackson) {
    Object sample = Samples.of(model);

    String json = jackson.withPrivateData.write(sample);

    assertThat(Trees.parse(json)).isEqualTo(Trees.parse(Json.write(sample)));
    assertThat(jackson.withPrivateData.read(model, json)).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("enums")
  void anOpenEnumIsItsText(Class<?> type, Jackson jackson) {
    Object read = jackson.found.read(type, "\"not known yet\"");

    assertThat(((OpenEnum) read).value()).isEqualTo("not known yet");
    assertThat(jackson.found.write(read)).isEqualTo("\"not known yet\"");
  }

  private static void removePrivateMetadata(Object tree) {
    if (tree instanceof Map<?, ?> members) {
      members.remove("private_metadata");
      members.values().forEach(EveryModelInJacksonTest::removePrivateMetadata);
    } else if (tree instanceof List<?> items) {
      items.forEach(EveryModelInJacksonTest::removePrivateMetadata);
    }
  }
}
