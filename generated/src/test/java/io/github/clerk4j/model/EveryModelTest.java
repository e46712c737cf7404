package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The properties that every generated model has. */
@Tag("slow")
class EveryModelTest {
  private static final AtomicInteger TOTAL = new AtomicInteger();

  static Stream<Class<?>> models() {
    return Samples.models();
  }

  static Stream<Class<?>> enums() {
    return Samples.enums();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelInWhichAllIsSetIsReadAsItWasWritten(Class<?> model) {
    Object sample = Samples.of(model);

    Object read = Json.read(model, Json.write(sample));

    assertThat(read).isEqualTo(sample).hasSameHashCodeAs(sample);
    assertThat(rebuilt(read)).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("models")
  void anEmptyObjectIsReadAndWrittenAsOne(Class<?> model) {
    assertThat(Json.write(Json.read(model, "{}"))).isEqualTo("{}");
  }

  @ParameterizedTest
  @MethodSource("models")
  void noDamageToTheJsonIsAnErrorOrLost(Class<?> model) {
    Object tree = Trees.parse(Json.write(Samples.of(model)));

    int mutations =
        Mutations.each(
            tree,
            () -> {
              String json = Trees.text(tree);
              Object read = Json.read(model, json);
              Object written = Trees.parse(Json.write(read));
              if (!written.equals(tree)) { // an assertion costs more than all the rest
                assertThat(written).as(json).isEqualTo(tree);
              }
              assertThat(rebuilt(read).equals(read)).as(json).isTrue();
            });

    assertThat(mutations).isGreaterThan(15);
    TOTAL.addAndGet(mutations);
  }

  @AfterAll
  static void sayHowMuchDamageWasDone() {
    System.out.println(
        TOTAL + " mutations of the JSON of " + models().count() + " models were read and written");
  }

  @ParameterizedTest
  @MethodSource("enums")
  void anOpenEnumKeepsATextItDoesNotKnow(Class<?> type) throws ReflectiveOperationException {
    Object read = Json.read(type, "\"not known yet\"");

    assertThat(((OpenEnum) read).value()).isEqualTo("not known yet");
    assertThat(type.getMethod("known").invoke(read)).hasToString("UNKNOWN");
    assertThat(Json.write(read)).isEqualTo("\"not known yet\"");
  }

  private static Object rebuilt(Object model) {
    try {
      Object builder = model.getClass().getMethod("toBuilder").invoke(model);
      return builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
