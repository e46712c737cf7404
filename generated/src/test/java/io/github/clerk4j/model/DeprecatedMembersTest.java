package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A deprecated member of a record is deprecated for the compiler too, and not only in words. */
class DeprecatedMembersTest {
  private static final Path SOURCES =
      Path.of("target/generated-sources/openapi/src/main/java/io/github/clerk4j/model");

  private static final Pattern IN_WORDS =
      Pattern.compile("(?s)@param (\\w+)(?:(?!@param|\\*/).)*?\\sDeprecated[.:]");

  @Test
  void everyMemberThatIsDeprecatedInWordsIsAnnotated() throws IOException {
    List<String> inWords = new ArrayList<>();
    List<String> annotated = new ArrayList<>();
    for (Class<?> model : Samples.models().toList()) {
      String source = Files.readString(SOURCES.resolve(model.getSimpleName() + ".java"));
      IN_WORDS
          .matcher(source.substring(0, source.indexOf("public record ")))
          .results()
          .map((MatchResult each) -> model.getSimpleName() + "." + each.group(1))
          .forEach(inWords::add);
      Arrays.stream(model.getRecordComponents())
          .filter(each -> each.getAccessor().isAnnotationPresent(Deprecated.class))
          .map(each -> model.getSimpleName() + "." + each.getName())
          .forEach(annotated::add);
    }

    assertThat(annotated).hasSize(16).contains("User.profileImageUrl");
    assertThat(inWords).isEqualTo(annotated);
  }

  @Test
  void theBuilderOfADeprecatedMemberIsDeprecatedToo() throws NoSuchMethodException {
    for (Class<?> model : Samples.models().toList()) {
      for (RecordComponent each : model.getRecordComponents()) {
        boolean deprecated = each.getAccessor().isAnnotationPresent(Deprecated.class);
        assertThat(
                builder(model)
                    .getMethod(each.getName(), each.getType())
                    .isAnnotationPresent(Deprecated.class))
            .as("%s.%s", model.getSimpleName(), each.getName())
            .isEqualTo(deprecated);
      }
    }
  }

  private static Class<?> builder(Class<?> model) throws NoSuchMethodException {
    return model.getMethod("builder").getReturnType();
  }
}
