package io.github.clerk4j.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clerk4j.model.WebhookEvent.EmailCreated;
import io.github.clerk4j.model.WebhookEvent.UnknownEvent;
import io.github.clerk4j.model.WebhookEvent.UserCreated;
import io.github.clerk4j.model.WebhookEvent.UserDeleted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each event of openapi/webhooks.yaml, in a payload like those that Clerk sends. */
class WebhookEventTest {
  private static final Pattern EVENT =
      Pattern.compile(
          "- type: (\\S+)\\s+name: (\\S+)\\s+data:\\s+\\$ref: .*/(\\S+)'\\s+model: (\\S+)");

  /** An event in the description. */
  record Described(String type, String name, String schema, String model) {
    String json() {
      return Trees.resource("webhooks/" + type + ".json");
    }

    @Override
    public String toString() {
      return type;
    }
  }

  static List<Described> events() {
    try {
      return EVENT
          .matcher(Files.readString(Path.of("../openapi/webhooks.yaml")))
          .results()
          .map(WebhookEventTest::described)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Described described(MatchResult found) {
    return new Described(found.group(1), found.group(2), found.group(3), found.group(4));
  }

  @Test
  void eachEventHasAPayloadAndARecordAndNothingElseHas() throws Exception {
    assertThat(payloads())
        .containsExactlyInAnyOrderElementsOf(
            events().stream().map(each -> each.type() + ".json").toList());
    assertThat(WebhookEvent.class.getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(events().stream().map(Described::name), Stream.of("UnknownEvent"))
                .toList());
    assertThat(events()).allMatch(each -> each.schema().equals(each.model()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsReadAsTheRecordOfItsType(Described described) {
    Map<String, Object> tree = Trees.object(described.json());

    WebhookEvent event = WebhookEvent.read(described.json());

    assertThat(event.getClass().getSimpleName()).isEqualTo(described.name());
    assertThat(data(event).getClass().getSimpleName()).isEqualTo(described.model());
    assertThat(event.type()).isEqualTo(described.type()).isEqualTo(tree.get("type"));
    WebhookEnvelope envelope = event.envelope();
    assertThat(envelope.object()).isEqualTo("event");
    assertThat(WebhookMembers.plain(envelope.timestamp())).isEqualTo(tree.get("timestamp"));
    assertThat(envelope.instanceId()).isEqualTo(tree.get("instance_id"));
    WebhookEventAttributes attributes = envelope.eventAttributes();
    assertThat(attributes == null ? null : requireNonNull(attributes.httpRequest()).clientIp())
        .isEqualTo(WebhookMembers.at(tree, "event_attributes.http_request.client_ip"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void theDataHasTheMainMembersOfTheJson(Described described) {
    Map<String, Object> tree = Trees.object(described.json());
    Object data = data(WebhookEvent.read(described.json()));

    requireNonNull(WebhookMembers.MAIN.get(data.getClass()))
        .forEach(
            (name, member) ->
                assertThat(WebhookMembers.plain(member.apply(data)))
                    .as(name)
                    .isEqualTo(WebhookMembers.at(tree, "data." + name)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsWrittenAsItWasRead(Described described) {
    Map<String, Object> tree = Trees.object(described.json());

    WebhookEvent event = WebhookEvent.read(described.json());

    assertThat(Trees.parse(Json.write(data(event)))).isEqualTo(tree.get("data"));
    assertThat(Trees.parse(Json.write(event.envelope()))).isEqualTo(tree);
    assertThat(WebhookEvent.of(event.envelope())).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyMemberIsKnownAndOfItsTypeAndEveryTimeIsPlausible(Described described) {
    WebhookEvent event = WebhookEvent.read(described.json());

    assertThat(inside(event))
        .allSatisfy(
            each -> {
              if (each instanceof AdditionalProperties rest) {
                assertThat(rest.names()).isEmpty();
                assertThat(rest.mistypedNames()).isEmpty();
              } else if (each instanceof Instant time) {
                assertThat(time).isBetween("2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
              } else if (each instanceof OpenEnum text) {
                assertThat(text.getClass().getMethod("known").invoke(text).toString())
                    .as(text.value())
                    .isNotEqualTo("UNKNOWN");
              }
            });
  }

  @Test
  void aTypeThatIsNotKnownKeepsItsNameAndItsData() {
    String json =
        """
        {"object":"event","type":"comet.named","timestamp":1772442001337,"instance_id":"ins_1",
         "data":{"id":"comet_1","mass":12345678901234567890,"tail":[0.1,null]},"new":true}""";

    WebhookEvent event = WebhookEvent.read(json);

    assertThat(event).isInstanceOf(UnknownEvent.class);
    assertThat(event.type()).isEqualTo("comet.named");
    assertThat(event.envelope().timestamp()).isEqualTo("2026-03-02T09:00:01.337Z");
    assertThat(event.envelope().data()).containsEntry("id", "comet_1").containsKey("tail");
    assertThat(Trees.parse(Json.write(event.envelope()))).isEqualTo(Trees.parse(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"data\":null", ",\"data\":[{}]", ",\"data\":\"x\"", ",\"data\":7"})
  void dataThatIsMissingOrNoObjectIsReadAsEmpty(String data) {
    String json = "{\"type\":\"user.created\"" + data + "}";

    WebhookEvent event = WebhookEvent.read(json);

    assertThat(event).isInstanceOf(UserCreated.class);
    assertThat(data(event)).isEqualTo(Json.read(User.class, "{}"));
    assertThat(event.envelope().data()).isEmpty();
    assertThat(Json.write(event.envelope())).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("events")
  void dataOfAnotherEventIsReadAsFarAsItGoes(Described described) {
    for (Described other : events()) {
      Map<String, Object> tree = Trees.object(other.json());
      tree.put("type", described.type());

      WebhookEvent event = WebhookEvent.read(Trees.text(tree));

      assertThat(event.type()).isEqualTo(described.type());
      assertThat(Trees.parse(Json.write(data(event)))).isEqualTo(tree.get("data"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"type\":null}", "{\"type\":5}", "{\"type\":[\"user.created\"]}"})
  void anEventWithoutATypeIsUnknown(String json) {
    WebhookEvent event = WebhookEvent.read(json);

    assertThat(event).isInstanceOf(UnknownEvent.class);
    assertThat(event.type()).isEmpty();
    assertThat(Json.write(event.envelope())).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "5", "true", "\"s3cret\"", "[{}]", "{\"data\":", "{} {}", "s3cret"})
  void textThatIsNoJsonObjectIsAnErrorThatDoesNotShowIt(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookEvent.read(json))
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void anApplicationTellsEventsApartByTheirTypes() {
    assertThat(events())
        .filteredOn(each -> !tell(WebhookEvent.read(each.json())).equals("something else"))
        .extracting(each -> tell(WebhookEvent.read(each.json())))
        .containsExactly("a mail to mary@jedburgh.example", "Mary came", "crm-20817 went");
  }

  private static String tell(WebhookEvent event) {
    if (event instanceof UserCreated created) {
      return created.data().firstName() + " came";
    } else if (event instanceof UserDeleted deleted) {
      return deleted.data().externalId() + " went";
    } else if (event instanceof EmailCreated email && !email.data().deliveredByClerk()) {
      return "a mail to " + email.data().toEmailAddress();
    }
    return "something else";
  }

  @ParameterizedTest
  @CsvSource({
    "email.created, 418205",
    "sms.created, 730964",
    "organizationInvitation.created, t1ck3t",
    "waitlistEntry.updated, t1ck3t"
  })
  void codesAndTicketsAreNotShown(String type, String secret) {
    String json = Trees.resource("webhooks/" + type + ".json");
    WebhookEvent event = WebhookEvent.read(json);
    WebhookEvent unknown = WebhookEvent.read(json.replace(type, "new." + type));

    assertThat(json).contains(secret);
    assertThat(List.of(event, unknown, event.envelope(), data(event)).toString())
        .contains("data=***", "type=" + type)
        .doesNotContain(secret);
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEnvelopeShowsNothingOfItsData(Described described) {
    WebhookEnvelope envelope = WebhookEvent.read(described.json()).envelope();

    assertThat(envelope.toString())
        .contains("type=" + described.type(), "data=***", envelope.instanceId())
        .doesNotContain((String) envelope.data().get("id"));
  }

  private static Object data(WebhookEvent event) {
    try {
      return event.getClass().getMethod("data").invoke(event);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(event.type(), e);
    }
  }

  /** A value and all that it holds, but for maps of free form. */
  private static Stream<Object> inside(@Nullable Object value) {
    if (value instanceof List<?> items) {
      return items.stream().flatMap(WebhookEventTest::inside);
    } else if (value instanceof Record model) {
      return Arrays.stream(model.getClass().getRecordComponents())
          .flatMap(each -> inside(value(model, each)));
    }
    return Stream.ofNullable(value);
  }

  private static @Nullable Object value(Record model, RecordComponent component) {
    try {
      return component.getAccessor().invoke(model);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.getName(), e);
    }
  }

  private static List<String> payloads() throws IOException, URISyntaxException {
    Path folder = Path.of(requireNonNull(WebhookEventTest.class.getResource("webhooks")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }
}
