package io.github.clerk4j.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.api.Page;
import io.github.clerk4j.model.CreateUserParams;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.OpenEnum;
import io.github.clerk4j.model.OrganizationInvitationStatus;
import io.github.clerk4j.model.Samples;
import io.github.clerk4j.model.Trees;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.testing.FakeClerk;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models in JSON that JSON-B writes and reads. */
class ClerkJsonbTest {
  private static final Jsonb JSONB = JsonbBuilder.create(ClerkJsonb.addTo(new JsonbConfig()));
  private static final Jsonb PRIVATE =
      JsonbBuilder.create(ClerkJsonb.addWithPrivateDataTo(new JsonbConfig()));
  private static final String JSON = Trees.resource("user.json");
  private static final User USER = Json.read(User.class, JSON);
  private static final Object SHOWN = Trees.parse(Json.writeWithoutPrivateData(USER));

  /** A type of an application. */
  public record Cached(
      @Nullable User user, @Nullable Instant at, @Nullable OrganizationInvitationStatus status) {}

  /** A type of an application with models in collections. */
  public record Everywhere(List<User> list, Map<String, User> map, Optional<User> optional) {}

  static Stream<Class<?>> models() {
    return Samples.models();
  }

  static Stream<Class<?>> enums() {
    return Samples.enums();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelIsClerksJsonWithoutPrivateDataAndIsReadAgain(Class<?> model) {
    Object sample = Samples.of(model);

    String json = JSONB.toJson(sample);

    assertThat(Trees.parse(json)).isEqualTo(Trees.parse(Json.writeWithoutPrivateData(sample)));
    assertThat((Object) JSONB.fromJson(json, model)).isEqualTo(Json.read(model, json));
    assertThat((Object) PRIVATE.fromJson(PRIVATE.toJson(sample), model)).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("enums")
  void anOpenEnumIsItsText(Class<?> type) {
    Object read = JSONB.fromJson("\"not known yet\"", type);

    assertThat(((OpenEnum) read).value()).isEqualTo("not known yet");
    assertThat(JSONB.toJson(read)).isEqualTo("\"not known yet\"");
  }

  @Test
  void aUserIsWrittenAsClerkSentItButForPrivateMetadata() {
    Map<String, Object> written = Trees.object(JSONB.toJson(USER));

    assertThat(written).isEqualTo(SHOWN).doesNotContainKey("private_metadata");
    assertThat(Trees.parse(PRIVATE.toJson(USER))).isEqualTo(Trees.parse(JSON));
  }

  @Test
  void modelsStandInTypesOfTheApplication() {
    User shown = USER.withoutPrivateData();
    Cached cached = new Cached(USER, Instant.EPOCH, OrganizationInvitationStatus.PENDING);
    Everywhere everywhere = new Everywhere(List.of(USER), Map.of("ada", USER), Optional.of(USER));

    Map<String, Object> written = Trees.object(JSONB.toJson(cached));
    assertThat(written).containsEntry("user", SHOWN).containsEntry("status", "pending");
    assertThat(JSONB.fromJson(JSONB.toJson(cached), Cached.class))
        .isEqualTo(new Cached(shown, Instant.EPOCH, cached.status()));
    assertThat(Trees.object(JSONB.toJson(everywhere)))
        .containsEntry("list", List.of(SHOWN))
        .containsEntry("map", Map.of("ada", SHOWN))
        .containsEntry("optional", SHOWN);
    assertThat(JSONB.fromJson(JSONB.toJson(everywhere), Everywhere.class))
        .isEqualTo(new Everywhere(List.of(shown), Map.of("ada", shown), Optional.of(shown)));
    assertThat(Trees.parse(JSONB.toJson(List.of(USER)))).isEqualTo(List.of(SHOWN));
  }

  @Test
  void nullIsReadAsNull() {
    assertThat(JSONB.fromJson("null", User.class)).isNull();
    assertThat(JSONB.fromJson("null", WebhookEvent.class)).isNull();
    assertThat(JSONB.fromJson("null", OrganizationInvitationStatus.class)).isNull();
    assertThat(JSONB.fromJson("{\"user\":null,\"status\":null}", Cached.class))
        .isEqualTo(new Cached(null, null, null));
    assertThat(JSONB.fromJson("{\"list\":[null]}", Everywhere.class).list())
        .containsExactly((User) null);
  }

  @Test
  void settingsForOtherTypesChangeNothing() {
    Jsonb peculiar =
        JsonbBuilder.create(
            ClerkJsonb.addTo(
                new JsonbConfig()
                    .withFormatting(true)
                    .withNullValues(false)
                    .withPropertyNamingStrategy(PropertyNamingStrategy.UPPER_CAMEL_CASE)));

    assertThat(Trees.parse(peculiar.toJson(USER))).isEqualTo(SHOWN);
    assertThat(peculiar.fromJson(JSON, User.class)).isEqualTo(USER);
  }

  @Test
  void numbersStayExact() {
    String json =
        "{\"public_metadata\":{\"a\":12345678901234567890,\"b\":9007199254740993,\"c\":1e400}}";
    User user = JSONB.fromJson(json, User.class);

    assertThat(user).isEqualTo(Json.read(User.class, json));
    assertThat(Trees.parse(JSONB.toJson(user))).isEqualTo(Trees.parse(json));
  }

  @Test
  void aWebhookEventIsWrittenAsItsBody() {
    String body = Trees.resource("webhooks/user.created.json");
    WebhookEvent event = WebhookEvent.read(body);

    assertThat(Trees.parse(PRIVATE.toJson(event))).isEqualTo(Trees.parse(body));
    assertThat(PRIVATE.fromJson(body, WebhookEvent.class)).isEqualTo(event);
    assertThat(JSONB.toJson(event)).doesNotContain("private_metadata");
  }

  @Test
  void aPageIsAnArrayOfItsItems() {
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk =
            ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build()) {
      fake.addUser("ada@example.com");
      Page<User> page = clerk.users().getUserList(q -> q.limit(1));
      String item = Json.writeWithoutPrivateData(page.items().get(0));

      assertThat(Trees.parse(JSONB.toJson(page))).isEqualTo(List.of(Trees.parse(item)));
    }
  }

  @Test
  void jsonOfAnotherTypeIsAnErrorWithoutTheJson() {
    assertThatThrownBy(() -> JSONB.fromJson("{\"user\":\"s3cret\"}", Cached.class))
        .isInstanceOf(JsonbException.class)
        .hasStackTraceContaining("expected io.github.clerk4j.model.User, found a String")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void paramsAreAnErrorBecauseTheyHoldPasswords() {
    CreateUserParams params = CreateUserParams.of(u -> u.password("correct horse"));

    assertThatThrownBy(() -> JSONB.toJson(List.of(params)))
        .hasStackTraceContaining("CreateUserParams is not written as JSON")
        .hasMessageNotContaining("correct horse");
  }
}
