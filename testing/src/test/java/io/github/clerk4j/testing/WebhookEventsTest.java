package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.WebhookEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEventsTest {
  private final List<String> types = new ArrayList<>();
  private final WebhookEvents events =
      new WebhookEvents(new Store(InstanceOptions.DEFAULT), (type, data) -> types.add(type));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user",
        "organization",
        "organization_membership",
        "organization_invitation",
        "organization_domain",
        "session",
        "role",
        "permission",
        "waitlist_entry"
      })
  void eachEventIsOneThatClerkHas(String object) {
    Resource resource = new Resource().with("id", "x_1").with("object", object);

    events.changed(null, resource);
    events.changed(resource, resource);
    events.changed(resource, null);
    for (String status : List.of("ended", "removed", "revoked", "accepted", "pending", "expired")) {
      Resource changed = new Resource().with("id", "x_1").with("object", object);
      events.changed(resource, changed.with("status", status).with("email_address", "a@b.c"));
    }

    assertThat(types).isNotEmpty();
    for (String type : types) {
      String body = Json.write(new Resource().with("type", type).with("data", new Resource()));
      assertThat(WebhookEvent.read(body)).as(type).isNotInstanceOf(WebhookEvent.UnknownEvent.class);
    }
  }

  @Test
  void otherResourcesHaveNoEvents() {
    events.changed(null, new Resource().with("id", "jtmp_1").with("object", "jwt_template"));

    assertThat(types).isEmpty();
  }
}
