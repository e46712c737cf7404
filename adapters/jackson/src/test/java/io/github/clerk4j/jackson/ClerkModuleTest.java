package io.github.clerk4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.OrganizationInvitation;
import io.github.clerk4j.model.OrganizationInvitationStatus;
import io.github.clerk4j.model.Trees;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models in JSON that Jackson writes and reads. */
class ClerkModuleTest {
  private static final String JSON = Trees.resource("user.json");
  private static final User USER = Json.read(User.class, JSON);
  private static final Object SHOWN = Trees.parse(Json.writeWithoutPrivateData(USER));

  record Cached(User user, Instant at) {}

  record Everywhere(List<User> list, Map<String, User> map, Optional<User> optional, Object any) {}

  record Anything(Object value) {}

  @ParameterizedTest
  @EnumSource
  void aUserIsWrittenAsClerkSentItButForPrivateMetadata(Jackson jackson) {
    Map<String, Object> written = Trees.object(jackson.found.write(USER));

    assertThat(written).isEqualTo(SHOWN);
    assertThat(written)
        .containsEntry("first_name", "Ada")
        .containsKeys("created_at", "public_metadata", "unsafe_metadata")
        .doesNotContainKey("private_metadata");
    assertThat(USER.privateMetadata()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anOpenEnumIsWrittenAsItsText(Jackson jackson) {
    String json = "{\"id\":\"orginv_1\",\"status\":\"pending\"}";
    OrganizationInvitation invitation = Json.read(OrganizationInvitation.class, json);

    assertThat(Trees.object(jackson.found.write(invitation))).containsEntry("status", "pending");
    assertThat(jackson.found.write(STATUS)).isEqualTo("\"half_accepted\"");
    assertThat(jackson.found.read(OrganizationInvitationStatus.class, "\"half_accepted\""))
        .isEqualTo(STATUS);
  }

  private static final OrganizationInvitationStatus STATUS =
      OrganizationInvitationStatus.of("half_accepted");

  @ParameterizedTest
  @EnumSource
  void anOpenEnumIsTheKeyOfAMap(Jackson jackson) {
    String json = jackson.found.write(Map.of(STATUS, 3));

    assertThat(json).isEqualTo("{\"half_accepted\":3}");
    assertThat(jackson.found.readMap(OrganizationInvitationStatus.class, json))
        .isEqualTo(Map.of(STATUS, 3));
  }

  @ParameterizedTest
  @EnumSource
  void privateMetadataIsWrittenIfTheModuleIsAskedFor(Jackson jackson) {
    for (Mapper each : List.of(jackson.withPrivateData, jackson.withPrivateDataThenFound)) {
      assertThat(Trees.parse(each.write(USER))).isEqualTo(Trees.parse(JSON));
      assertThat(each.read(User.class, each.write(USER))).isEqualTo(USER);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUserIsReadAsClerkSentIt(Jackson jackson) {
    assertThat(jackson.found.read(User.class, JSON)).isEqualTo(USER);
  }

  @ParameterizedTest
  @EnumSource
  void modelsStandInTypesOfTheApplication(Jackson jackson) {
    Mapper mapper = jackson.found;
    User shown = USER.withoutPrivateData();
    String json = mapper.write(new Cached(USER, Instant.EPOCH));

    assertThat(Trees.object(json)).containsEntry("user", SHOWN);
    assertThat(mapper.read(Cached.class, json)).isEqualTo(new Cached(shown, Instant.EPOCH));

    Everywhere everywhere =
        new Everywhere(List.of(USER), Map.of("ada", USER), Optional.of(USER), USER);
    Map<String, Object> written = Trees.object(mapper.write(everywhere));
    assertThat(written)
        .containsEntry("list", List.of(SHOWN))
        .containsEntry("map", Map.of("ada", SHOWN))
        .containsEntry("optional", SHOWN)
        .containsEntry("any", SHOWN);
    Everywhere read = mapper.read(Everywhere.class, mapper.write(everywhere));
    assertThat(read.list()).containsExactly(shown);
    assertThat(read.map()).containsEntry("ada", shown);
    assertThat(read.optional()).hasValue(shown);
  }

  @ParameterizedTest
  @EnumSource
  void aModelIsConvertedWithoutText(Jackson jackson) {
    Mapper mapper = jackson.found;

    assertThat(Trees.parse(mapper.tree(USER))).isEqualTo(SHOWN);
    Map<?, ?> map = mapper.convert(USER, Map.class);
    assertThat(map.containsKey("private_metadata")).isFalse();
    assertThat(mapper.convert(map, User.class)).isEqualTo(USER.withoutPrivateData());
    assertThat(mapper.throughCbor(USER)).isEqualTo(USER.withoutPrivateData());
  }

  @ParameterizedTest
  @EnumSource
  void numbersStayExact(Jackson jackson) {
    String json =
        "{\"public_metadata\":{\"a\":12345678901234567890,\"b\":3.14159265358979323846264338327950288,"
            + "\"c\":1e400,\"d\":0.1,\"e\":9007199254740993,\"f\":-7,\"g\":1.5e300}}";
    Mapper mapper = jackson.found;
    User user = mapper.read(User.class, json);

    assertThat(user).isEqualTo(Json.read(User.class, json));
    assertThat(Trees.parse(mapper.write(user))).isEqualTo(Trees.parse(json));
    assertThat(Trees.parse(mapper.tree(user))).isEqualTo(Trees.parse(json));
    assertThat(mapper.throughCbor(user).publicMetadata()).containsEntry("e", 9007199254740993L);
  }

  @ParameterizedTest
  @EnumSource
  void settingsForOtherTypesChangeNothing(Jackson jackson) {
    Mapper mapper = jackson.peculiar;
    User shown = USER.withoutPrivateData();

    assertThat(Trees.parse(mapper.write(USER))).isEqualTo(SHOWN);
    assertThat(mapper.read(User.class, mapper.write(USER))).isEqualTo(shown);
    String json = mapper.write(new Cached(USER, Instant.EPOCH));
    assertThat(Trees.object(json)).containsEntry("User", SHOWN);
    assertThat(mapper.read(Cached.class, json)).isEqualTo(new Cached(shown, Instant.EPOCH));
  }

  @ParameterizedTest
  @EnumSource
  void aCacheThatWritesTypesReadsAModelFromAFieldOfTypeObject(Jackson jackson) {
    Mapper mapper = jackson.withTypes;
    Anything user = new Anything(USER.withoutPrivateData());
    Anything status = new Anything(STATUS);

    assertThat(mapper.read(Anything.class, mapper.write(user))).isEqualTo(user);
    assertThat(mapper.read(Anything.class, mapper.write(status))).isEqualTo(status);
    assertThat(mapper.read(User.class, mapper.write(user.value()))).isEqualTo(user.value());
  }

  @ParameterizedTest
  @EnumSource
  void aWebhookEventIsWrittenAsItsBodyButForPrivateMetadata(Jackson jackson) {
    String body =
        Trees.resource("webhooks/user.created.json")
            .replace("\"private_metadata\": {}", "\"private_metadata\": {\"note\": \"s3cret\"}");
    Mapper mapper = jackson.found;
    WebhookEvent event = WebhookEvent.read(body);

    String json = mapper.write(event);

    assertThat(json).doesNotContain("s3cret");
    assertThat(body).contains("s3cret");
    assertThat(Trees.parse(json))
        .isEqualTo(Trees.parse(body.replace("\"private_metadata\": {\"note\": \"s3cret\"},", "")));
    assertThat(mapper.read(WebhookEvent.class, body)).isEqualTo(event);
    assertThat(mapper.read(WebhookEvent.UserCreated.class, body)).isEqualTo(event);
    assertThatThrownBy(() -> mapper.read(WebhookEvent.UserDeleted.class, body))
        .hasMessageContaining("UserDeleted");
  }

  @ParameterizedTest
  @EnumSource
  void jsonOfAnotherTypeIsAnErrorWithItsPathAndWithoutTheJson(Jackson jackson) {
    assertThatThrownBy(() -> jackson.found.read(Cached.class, "{\"user\":\"s3cret\"}"))
        .hasMessageContaining("expected io.github.clerk4j.model.User, found a String")
        .hasMessageContaining("Cached[\"user\"]")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @EnumSource
  void nullIsReadAsNull(Jackson jackson) {
    assertThat(jackson.found.read(Cached.class, "{\"user\":null}").user()).isNull();
  }

  @Test
  void theVersionsAreThoseThatTheBuildAsksFor() {
    String jackson2 = com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString();
    String jackson3 = tools.jackson.databind.cfg.PackageVersion.VERSION.toString();

    assertThat(jackson2).isEqualTo(System.getProperty("expected.jackson2", jackson2));
    assertThat(jackson3).isEqualTo(System.getProperty("expected.jackson3", jackson3));
  }
}
