package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The copy and the JSON of a model that can be shown outside of the back end. */
class PrivateDataTest {
  /** Members whose content an application names. */
  private static final List<String> NAMED_BY_APPLICATION =
      List.of("public_metadata", "unsafe_metadata");

  private final User user = Json.read(User.class, Trees.resource("user.json"));

  @Test
  void aCopyOfAUserHasNoPrivateMetadataAtAnyDepth() {
    User shown = user.withoutPrivateData();

    assertThat(shown.privateMetadata()).isEmpty();
    OrganizationMembership membership = shown.organizationMemberships().get(0);
    assertThat(membership.privateMetadata()).isEmpty();
    assertThat(membership.organization().privateMetadata()).isEmpty();
    assertThat(Json.write(shown)).doesNotContain("private_metadata");
    assertThat(user.privateMetadata()).isNotEmpty();
  }

  @Test
  void unsafeMetadataAndUnknownMembersStay() {
    Map<String, Object> tree = Trees.object(Trees.resource("user.json"));
    tree.put("not_known_yet", "kept");
    User shown = Json.read(User.class, Trees.text(tree)).withoutPrivateData();

    assertThat(shown.unsafeMetadata()).isNotEmpty().isEqualTo(user.unsafeMetadata());
    assertThat(shown.additionalProperties().get("not_known_yet")).isEqualTo("kept");
    assertThat(shown.firstName()).isEqualTo("Ada");
    assertThat(shown.publicMetadata()).isEqualTo(user.publicMetadata());
    assertThat(shown.organizationMemberships().get(0).publicMetadata()).containsEntry("desk", 7L);
    assertThat(shown.emailAddresses()).isEqualTo(user.emailAddresses());
    assertThat(shown.externalAccounts()).isEqualTo(user.externalAccounts());
  }

  @Test
  void exactlyPrivateMetadataIsLeftOut() {
    Object expected = Trees.parse(Trees.resource("user.json"));
    removePrivateMetadata(expected);

    assertThat(Trees.parse(Json.writeWithoutPrivateData(user))).isEqualTo(expected);
    assertThat(Trees.parse(Json.write(user.withoutPrivateData()))).isEqualTo(expected);
  }

  @Test
  void aModelInAMapOrListIsWrittenWithoutItToo() {
    String json = Json.writeWithoutPrivateData(Map.of("users", List.of(user, user)));

    assertThat(json).contains("\"first_name\":\"Ada\"").doesNotContain("private_metadata");
  }

  @Test
  void aMapOfClerksJsonIsWrittenWithoutItToo() {
    Map<?, ?> raw = Json.read(Map.class, Trees.resource("user.json"));

    assertThat(Trees.parse(Json.writeWithoutPrivateData(raw)))
        .isEqualTo(Trees.parse(Json.writeWithoutPrivateData(user)));
  }

  @Test
  void publicMetadataKeepsAMemberOfTheSameName() {
    User named =
        User.builder().publicMetadata(Map.of("a", Map.of("private_metadata", "mine"))).build();

    assertThat(named.withoutPrivateData().publicMetadata()).isEqualTo(named.publicMetadata());
    assertThat(Json.writeWithoutPrivateData(Map.of("public_metadata", named.publicMetadata())))
        .contains("mine");
  }

  @Test
  void theDataOfAWebhookEventHasNoPrivateMetadataEither() {
    WebhookEvent event =
        WebhookEvent.read(
            "{\"type\":\"organization.created\",\"data\":{\"id\":\"org_1\",\"new\":{"
                + "\"private_metadata\":{\"a\":1}},\"private_metadata\":{\"a\":1}}}");

    assertThat(Json.writeWithoutPrivateData(event))
        .isEqualTo("{\"type\":\"organization.created\",\"data\":{\"id\":\"org_1\",\"new\":{}}}");
    assertThat(Json.write(event.withoutPrivateData()))
        .isEqualTo(Json.writeWithoutPrivateData(event));
    assertThat(Json.write(event)).contains("private_metadata");
  }

  static Stream<Class<?>> models() {
    return Samples.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void nothingPrivateIsLeftAnywhereAndAllElseIs(Class<?> model) throws Exception {
    Object tree = Trees.parse(Json.write(Samples.of(model)));
    addUnknownMembers(tree);
    Object read = Json.read(model, Trees.text(tree));
    removePrivateMetadata(tree);

    assertThat(Trees.parse(Json.writeWithoutPrivateData(read))).isEqualTo(tree);
    if (hasCopy(model)) {
      assertThat(Trees.parse(Json.write(copy(read)))).isEqualTo(tree);
    } else {
      assertThat(Json.read(model, Json.writeWithoutPrivateData(Samples.of(model))))
          .isEqualTo(Samples.of(model));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void privateMetadataInAMistypedValueIsLeftOut(Class<?> model) {
    Map<String, Object> tree = Trees.object(Json.write(Samples.of(model)));
    for (String name : tree.keySet()) {
      if (!NAMED_BY_APPLICATION.contains(name)) {
        for (Object wrong :
            List.of(
                Map.of("private_metadata", "s3cret"),
                List.of(List.of(Map.of("private_metadata", "s3cret")), List.of(1)))) {
          Map<String, Object> damaged = Trees.object(Trees.text(tree));
          damaged.put(name, wrong);
          Object read = Json.read(model, Trees.text(damaged));
          assertThat(Json.writeWithoutPrivateData(read))
              .as("%s: %s", name, wrong)
              .doesNotContain("s3cret");
        }
      }
    }
  }

  @Test
  void anEntryOfAMapOfTextsIsLeftOut() {
    String json = "{\"attribute_mapping\":{\"private_metadata\":\"s3cret\",\"a\":\"b\"}}";

    assertThat(Json.writeWithoutPrivateData(Json.read(ScimDirectory.class, json)))
        .isEqualTo("{\"attribute_mapping\":{\"a\":\"b\"}}");
  }

  @Test
  void privateMetadataOfAnotherTypeIsLeftOut() {
    for (String wrong : List.of("\"s3cret\"", "[\"s3cret\"]", "true", "null")) {
      User read = Json.read(User.class, "{\"id\":\"user_1\",\"private_metadata\":" + wrong + "}");

      assertThat(Json.writeWithoutPrivateData(read)).isEqualTo("{\"id\":\"user_1\"}");
      assertThat(Json.write(read.withoutPrivateData())).isEqualTo("{\"id\":\"user_1\"}");
    }
  }

  @Test
  void aSecondCopyIsTheSame() {
    User shown = user.withoutPrivateData();

    assertThat(shown.withoutPrivateData()).isEqualTo(shown);
  }

  private static boolean hasCopy(Class<?> model) {
    return Arrays.stream(model.getMethods())
        .anyMatch(each -> each.getName().equals("withoutPrivateData"));
  }

  private static Object copy(Object model) throws ReflectiveOperationException {
    Method method = model.getClass().getMethod("withoutPrivateData");
    return method.invoke(model);
  }

  private static void removePrivateMetadata(Object tree) {
    if (tree instanceof Map<?, ?> members) {
      members.keySet().removeAll(Set.of("private_metadata"));
    }
    inMembers(tree, PrivateDataTest::removePrivateMetadata);
  }

  @SuppressWarnings("unchecked") // a tree
  private static void addUnknownMembers(Object tree) {
    inMembers(tree, PrivateDataTest::addUnknownMembers);
    if (tree instanceof Map<?, ?>) {
      ((Map<String, Object>) tree)
          .put("not_known_yet", Trees.object("{\"a\":[{\"private_metadata\":{\"b\":1},\"c\":1}]}"));
    }
  }

  private static void inMembers(Object tree, Consumer<Object> action) {
    if (tree instanceof Map<?, ?> members) {
      for (Map.Entry<?, ?> each : new ArrayList<>(members.entrySet())) {
        if (!NAMED_BY_APPLICATION.contains(each.getKey())) {
          action.accept(each.getValue());
        }
      }
    } else {
      (tree instanceof List<?> items ? items : Collections.emptyList()).forEach(action);
    }
  }
}
