package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clerk4j.model.WebhookEvent.UserCreated;
import io.github.clerk4j.model.WebhookEvent.UserUpdated;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract that a converter of another JSON library stands on. */
class ClerkModelTest {
  @Test
  void aModelIsCachedAsItsJson() {
    User user = Json.read(User.class, Trees.resource("user.json"));

    String cached = Json.write(user);

    assertThat(Json.read(User.class, cached)).isEqualTo(user);
    assertThat(user).isNotInstanceOf(Serializable.class);
  }

  static Stream<Class<?>> models() {
    return Samples.models();
  }

  static Stream<Class<?>> enums() {
    return Samples.enums();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyRecordIsAClerkModelThatJsonReads(Class<?> model) {
    assertThat(ClerkModel.class).isAssignableFrom(model);
    assertThat(Json.isModel(model)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("enums")
  void everyOpenEnumIsRead(Class<?> type) {
    assertThat(Json.isModel(type)).isTrue();
  }

  @Test
  void typesThatAreNotClerksAreNoModels() {
    for (Class<?> each :
        List.of(
            String.class,
            Map.class,
            Object.class,
            ClerkModel.class,
            OpenEnum.class,
            User.Builder.class,
            UpdateUserParams.class,
            VerificationStatus.Known.class,
            AdditionalProperties.class)) {
      assertThat(Json.isModel(each)).as(each.getName()).isFalse();
    }
  }

  @Test
  void aWebhookEventIsWrittenAndReadAsItsEnvelope() {
    String json = Trees.resource("webhooks/user.created.json");
    WebhookEvent event = WebhookEvent.read(json);

    assertThat(Trees.parse(Json.write(event))).isEqualTo(Trees.parse(json));
    assertThat(Json.read(WebhookEvent.class, json)).isEqualTo(event);
    assertThat(Json.read(UserCreated.class, json)).isEqualTo(event);
    assertThat(Json.isModel(WebhookEvent.class)).isTrue();
    assertThat(Json.isModel(event.getClass())).isTrue();
  }

  @Test
  void anEventOfAnotherTypeIsAnError() {
    String json = Trees.resource("webhooks/user.created.json");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(UserUpdated.class, json))
        .withMessage("JSON of another event: expected UserUpdated, found UserCreated");
  }
}
