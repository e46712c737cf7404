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
  void privateMetadataIsMarkedAndNothingElseIs() throws IOException {
    Pattern marked = Pattern.compile("(?m)^ {8}(\\w+):\\n(?: {10}.*\\n)*? {10}x-private: true");

    assertThat(records(schema -> true).count()).isGreaterThan(150);
    assertThat(
            schemas(schema -> true)
                .flatMap(schema -> marked.matcher(schema.group(2)).results())
                .map(member -> member.group(1)))
        .hasSizeGreaterThan(5)
        .containsOnly("private_metadata");
  }

  @Test
  void exactlyTheRecordsWithPrivateMetadataAtAnyDepthHaveACopyWithoutIt() {
    Set<String> expected = models(MarkedSchemasTest::containsPrivateMetadata);
    expected.add("WebhookEnvelope"); // in the data of the event

    assertThat(expected).contains("User", "Organization", "OrganizationMembership");
    assertThat(models(model -> isPublic(model, "withoutPrivateData"))).isEqualTo(expected);
  }

  private static boolean containsPrivateMetadata(Class<?> model) {
    return model.isRecord()
        && Arrays.stream(model.getRecordComponents())
            .anyMatch(
                each ->
                    each.getName().equals("privateMetadata")
                        || (typeOf(each) != model && containsPrivateMetadata(typeOf(each))));
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

  private static boolean isPublic(Class<?> model, String method) {
    return Arrays.stream(model.getMethods()).anyMatch(each -> each.getName().equals(method));
  }

  /** Returns the type of a member, or of the items or values of one. */
  private static Class<?> typeOf(RecordComponent component) {
    Type type = component.getGenericType();
    if (type instanceof ParameterizedType list) {
      type = list.getActualTypeArguments()[list.getActualTypeArguments().length - 1];
    }
    return type instanceof Class<?> model ? model : Object.class;
  }

  /** Returns the names of the records whose schema passes the filter. */
  private static Stream<String> records(Predicate<MatchResult> wanted) throws IOException {
    Set<String> models = models(model -> true);
    return schemas(wanted).map(each -> each.group(1)).filter(models::contains);
  }

  private static Stream<MatchResult> schemas(Predicate<MatchResult> wanted) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of("../openapi"))) {
      files = listed.filter(each -> each.toString().endsWith(".yaml")).toList();
    }
    return files.stream().flatMap(each -> SCHEMA.matcher(read(each)).results()).filter(wanted);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
