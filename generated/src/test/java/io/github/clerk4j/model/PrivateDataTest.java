package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** withoutPrivateData() makes a value that can be shown outside of the back end. */
class PrivateDataTest {
  /** Members that may hold anything, and are for all to see. */
  private static final List<String> FREE_FORM = List.of("public_metadata", "meta", "actor");

  private static final List<String> PRIVATE =
      List.of("private_metadata", "unsafe_metadata", "not_known_yet", "s3cret");

  private final User user = Json.read(User.class, Trees.resource("user.json"));

  @Test
  void aCopyOfAUserKeepsThePublicPartOnly() {
    User shown = user.withoutPrivateData();

    assertThat(shown.privateMetadata()).isEmpty();
    assertThat(shown.unsafeMetadata()).isEmpty();
    OrganizationMembership membership = shown.organizationMemberships().get(0);
    assertThat(membership.privateMetadata()).isEmpty();
    assertThat(membership.organization().privateMetadata()).isEmpty();
    assertThat(shown.firstName()).isEqualTo("Ada");
    assertThat(shown.publicMetadata()).isEqualTo(user.publicMetadata());
    assertThat(membership.publicMetadata()).containsEntry("desk", 7L);
    assertThat(shown.emailAddresses()).isEqualTo(user.emailAddresses());
    assertThat(Json.write(shown)).doesNotContain(PRIVATE);
    assertThat(user.privateMetadata()).isNotEmpty();
  }

  @Test
  void remainingMembersAreWrittenAsTheyWereRead() {
    Map<String, Object> expected = Trees.object(Trees.resource("user.json"));
    Map<String, Object> shown = Trees.object(Json.write(user.withoutPrivateData()));

    for (Map<String, Object> each : List.of(expected, shown)) {
      each.keySet()
          .removeAll(
              List.of(
                  "private_metadata",
                  "unsafe_metadata",
                  "organization_memberships",
                  "external_accounts"));
    }

    assertThat(shown).isEqualTo(expected);
  }

  static Stream<Class<?>> models() {
    return Samples.models()
        .filter(
            model ->
                Arrays.stream(model.getMethods())
                    .anyMatch(each -> each.getName().equals("withoutPrivateData")));
  }

  @ParameterizedTest
  @MethodSource("models")
  void nothingPrivateAndNothingUnknownIsLeftAnywhere(Class<?> model) throws Exception {
    Object tree = Trees.parse(Json.write(Samples.of(model)));
    addUnknownMembers(tree);

    String shown = shown(Json.read(model, Trees.text(tree)));

    assertThat(shown).doesNotContain(PRIVATE).contains("public_metadata");
  }

  @ParameterizedTest
  @MethodSource("models")
  void mistypedValuesAreNotShown(Class<?> model) throws Exception {
    Map<String, Object> tree = Trees.object(Json.write(Samples.of(model)));
    for (String name : tree.keySet()) {
      for (Object wrong :
          List.of(Map.of("s3cret", "s3cret"), List.of(List.of("s3cret"), List.of(1)))) {
        Map<String, Object> damaged = Trees.object(Trees.text(tree));
        damaged.put(name, wrong);
        Object read = Json.read(model, Trees.text(damaged));
        if (!FREE_FORM.contains(name)) {
          assertThat(shown(read)).as("%s: %s", name, wrong).doesNotContain(PRIVATE);
        }
      }
    }
  }

  @Test
  void aSecondCopyIsTheSame() {
    User shown = user.withoutPrivateData();

    assertThat(shown.withoutPrivateData()).isEqualTo(shown);
  }

  private static String shown(Object model) throws ReflectiveOperationException {
    Method method = model.getClass().getMethod("withoutPrivateData");
    return Json.write(method.invoke(model));
  }

  @SuppressWarnings("unchecked") // a tree
  private static void addUnknownMembers(Object tree) {
    if (tree instanceof Map<?, ?>) {
      Map<String, Object> members = (Map<String, Object>) tree;
      for (Map.Entry<String, Object> each : new ArrayList<>(members.entrySet())) {
        if (!FREE_FORM.contains(each.getKey())) {
          addUnknownMembers(each.getValue());
        }
      }
      members.put("not_known_yet", "s3cret");
    } else if (tree instanceof List<?> items) {
      items.forEach(PrivateDataTest::addUnknownMembers);
    }
  }
}
