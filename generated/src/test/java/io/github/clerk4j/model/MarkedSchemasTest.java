package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Schemas carry the markers that their members ask for, as templates cannot look ahead. */
class MarkedSchemasTest {
  /** The name of a schema, and its lines. */
  private static final Pattern SCHEMA = Pattern.compile("(?m)^    (\\w+):\\n((?: {6}.*\\n|\\n)+)");

  private static final Pattern SECRET_MEMBER =
      Pattern.compile("(?m)^ {10}x-(secret|private): true");

  @Test
  void exactlyTheRecordsWithASecretOrPrivateMemberMaskIt() throws IOException {
    Set<String> withSecrets =
        records(schema -> SECRET_MEMBER.matcher(schema.group(2)).find()).collect(toSet());

    assertThat(withSecrets).contains("SessionToken", "SvixUrl", "User").hasSizeGreaterThan(30);
    assertThat(models(MarkedSchemasTest::hasToStringOfItsOwn)).isEqualTo(withSecrets);
  }

  @Test
  void everyRecordWithPrivateDataHasAPublicCopyWithoutIt() throws IOException {
    Set<String> withPrivateData =
        records(schema -> schema.group(2).contains("          x-private: true\n")).collect(toSet());

    assertThat(withPrivateData).contains("User", "Organization");
    assertThat(models(model -> isPublic(model, "withoutPrivateData"))).containsAll(withPrivateData);
  }

  @Test
  void aCopyWithoutPrivateDataIsGeneratedOnlyIfItIsPublicOrCalled() {
    Set<String> called =
        Samples.models()
            .filter(model -> declares(model, "withoutPrivateData"))
            .flatMap(model -> Arrays.stream(model.getRecordComponents()))
            .map(MarkedSchemasTest::modelOf)
            .collect(toSet());

    assertThat(
            models(
                model ->
                    declares(model, "withoutPrivateData")
                        && !isPublic(model, "withoutPrivateData")))
        .isNotEmpty()
        .isSubsetOf(called);
  }

  private static Collector<String, ?, Set<String>> toSet() {
    return Collectors.toCollection(TreeSet::new);
  }

  private static Set<String> models(Predicate<Class<?>> wanted) {
    return Samples.models().filter(wanted).map(Class::getSimpleName).collect(toSet());
  }

  private static boolean hasToStringOfItsOwn(Class<?> model) {
    // that of a record's compiler calls ObjectMethods.bootstrap and is final
    return Arrays.stream(model.getDeclaredMethods())
        .anyMatch(
            each -> each.getName().equals("toString") && !Modifier.isFinal(each.getModifiers()));
  }

  private static boolean declares(Class<?> model, String method) {
    return Arrays.stream(model.getDeclaredMethods())
        .anyMatch(each -> each.getName().equals(method));
  }

  private static boolean isPublic(Class<?> model, String method) {
    return Arrays.stream(model.getMethods()).anyMatch(each -> each.getName().equals(method));
  }

  private static String modelOf(RecordComponent component) {
    Type type = component.getGenericType();
    if (type instanceof ParameterizedType list) {
      type = list.getActualTypeArguments()[list.getActualTypeArguments().length - 1];
    }
    return type instanceof Class<?> model ? model.getSimpleName() : "";
  }

  /** Returns the names of the records whose schema passes the filter. */
  private static Stream<String> records(Predicate<MatchResult> wanted) throws IOException {
    Set<String> models = models(model -> true);
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of("../openapi"))) {
      files = listed.filter(each -> each.toString().endsWith(".yaml")).toList();
    }
    return files.stream()
        .flatMap(each -> SCHEMA.matcher(read(each)).results())
        .filter(wanted)
        .map(each -> each.group(1))
        .filter(models::contains);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
