package io.github.clerk4j.moshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
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
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models in JSON that Moshi writes and reads. */
class ClerkJsonAdapterFactoryTest {
  private static final Moshi MOSHI = new Moshi.Builder().add(new ClerkJsonAdapterFactory()).build();
  private static final Moshi PRIVATE =
      new Moshi.Builder().add(ClerkJsonAdapterFactory.withPrivateData()).build();
  private static final String JSON = Trees.resource("user.json");
  private static final User USER = Json.read(User.class, JSON);
  private static final Object SHOWN = Trees.parse(Json.writeWithoutPrivateData(USER));

  static final class Cached {
    final User user;
    final Map<String, OrganizationInvitationStatus> states;

    Cached(User user, Map<String, OrganizationInvitationStatus> states) {
      this.user = user;
      this.states = states;
    }
  }

  static Stream<Class<?>> models() {
    return Samples.models();
  }

  static Stream<Class<?>> enums() {
    return Samples.enums();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelIsClerksJsonWithoutPrivateDataAndIsReadAgain(Class<?> model) throws IOException {
    Object sample = Samples.of(model);

    String json = adapter(MOSHI, model).toJson(sample);

    assertThat(Trees.parse(json)).isEqualTo(Trees.parse(Json.writeWithoutPrivateData(sample)));
    assertThat(adapter(MOSHI, model).fromJson(json)).isEqualTo(Json.read(model, json));
    assertThat(adapter(PRIVATE, model).fromJson(adapter(PRIVATE, model).toJson(sample)))
        .isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("enums")
  void anOpenEnumIsItsText(Class<?> type) throws IOException {
    Object read = adapter(MOSHI, type).fromJson("\"not known yet\"");

    assertThat(((OpenEnum) read).value()).isEqualTo("not known yet");
    assertThat(adapter(MOSHI, type).toJson(read)).isEqualTo("\"not known yet\"");
  }

  @Test
  void aUserIsWrittenAsClerkSentItButForPrivateMetadata() {
    Map<String, Object> written = Trees.object(MOSHI.adapter(User.class).toJson(USER));

    assertThat(written).isEqualTo(SHOWN).doesNotContainKey("private_metadata");
    assertThat(written).containsEntry("username", null);
    assertThat(Trees.parse(PRIVATE.adapter(User.class).toJson(USER))).isEqualTo(Trees.parse(JSON));
  }

  @Test
  void modelsStandInTypesOfTheApplication() throws IOException {
    JsonAdapter<Cached> adapter = MOSHI.adapter(Cached.class);
    Cached cached = new Cached(USER, Map.of("one", OrganizationInvitationStatus.PENDING));

    Map<String, Object> written = Trees.object(adapter.toJson(cached));
    Cached read = adapter.fromJson(adapter.toJson(cached));

    assertThat(written.get("user")).isEqualTo(SHOWN);
    assertThat(adapter.toJson(cached)).contains("\"states\":{\"one\":\"pending\"}");
    assertThat(read.user).isEqualTo(USER.withoutPrivateData());
    assertThat(read.states).isEqualTo(cached.states);
    JsonAdapter<List<User>> list =
        MOSHI.adapter(Types.newParameterizedType(List.class, User.class));
    assertThat(Trees.parse(list.toJson(List.of(USER)))).isEqualTo(List.of(SHOWN));
    assertThat(Trees.parse(MOSHI.adapter(Object.class).toJson(List.of(USER))))
        .isEqualTo(List.of(SHOWN));
  }

  @Test
  void aModelIsConvertedWithoutTextAndNumbersStayExact() {
    JsonAdapter<User> adapter = PRIVATE.adapter(User.class);
    User user =
        Json.read(
            User.class,
            "{\"public_metadata\":{\"a\":12345678901234567890,\"b\":9007199254740993,\"c\":1e400}}");

    assertThat(adapter.fromJsonValue(adapter.toJsonValue(user))).isEqualTo(user);
    assertThat(adapter.indent("  ").toJson(user)).contains("12345678901234567890");
  }

  @Test
  void aWebhookEventIsWrittenAsItsBody() throws IOException {
    String body = Trees.resource("webhooks/user.created.json");
    WebhookEvent event = WebhookEvent.read(body);
    JsonAdapter<WebhookEvent> adapter = PRIVATE.adapter(WebhookEvent.class);

    assertThat(Trees.parse(adapter.toJson(event))).isEqualTo(Trees.parse(body));
    assertThat(adapter.fromJson(body)).isEqualTo(event);
    assertThat(MOSHI.adapter(WebhookEvent.class).toJson(event)).doesNotContain("private_metadata");
  }

  @Test
  void anOpenEnumIsTheKeyOfAMap() throws IOException {
    JsonAdapter<Map<OrganizationInvitationStatus, String>> adapter =
        MOSHI.adapter(
            Types.newParameterizedType(
                Map.class, OrganizationInvitationStatus.class, String.class));

    assertThat(adapter.toJson(Map.of(OrganizationInvitationStatus.PENDING, "x")))
        .isEqualTo("{\"pending\":\"x\"}");
    assertThat(adapter.fromJson("{\"pending\":\"x\",\"new\":\"y\"}"))
        .isEqualTo(
            Map.of(
                OrganizationInvitationStatus.PENDING,
                "x",
                OrganizationInvitationStatus.of("new"),
                "y"));
  }

  @Test
  void aPageIsAnArrayOfItsItems() {
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk =
            ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build()) {
      fake.addUser("ada@example.com");
      Page<User> page = clerk.users().getUserList(q -> q.limit(1));
      String item = Json.writeWithoutPrivateData(page.items().get(0));

      assertThat(
              Trees.parse(
                  MOSHI.adapter(Types.newParameterizedType(Page.class, User.class)).toJson(page)))
          .isEqualTo(List.of(Trees.parse(item)));
    }
  }

  @Test
  void nullIsReadAndWrittenAsNull() throws IOException {
    assertThat(MOSHI.adapter(User.class).fromJson("null")).isNull();
    assertThat(MOSHI.adapter(User.class).toJson(null)).isEqualTo("null");
    assertThat(MOSHI.adapter(OrganizationInvitationStatus.class).fromJson("null")).isNull();
  }

  @Test
  void jsonOfAnotherTypeIsAnErrorWithItsPathAndWithoutTheJson() {
    assertThatThrownBy(() -> MOSHI.adapter(Cached.class).fromJson("{\"user\":\"s3cret\"}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining(
            "expected io.github.clerk4j.model.User, found a String at path $.user")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void paramsAreAnErrorBecauseTheyHoldPasswords() {
    CreateUserParams params = CreateUserParams.of(u -> u.password("correct horse"));

    assertThatThrownBy(() -> MOSHI.adapter(Object.class).toJson(List.of(params)))
        .hasMessageContaining("CreateUserParams is not written as JSON")
        .hasMessageNotContaining("correct horse");
  }

  @SuppressWarnings("unchecked") // of the model
  private static JsonAdapter<Object> adapter(Moshi moshi, Class<?> model) {
    return (JsonAdapter<Object>) moshi.adapter(model);
  }
}
