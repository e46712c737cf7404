package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.ApiKey;
import io.github.clerk4j.model.EmailAddress;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Jwks;
import io.github.clerk4j.model.Machine;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The models on the responses of a later Clerk. */
class DriftTest {
  private static final int SEEDS = 60;

  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk, true);
  private final User ada =
      clerk.addUser(u -> u.firstName("Ada").publicMetadata(Map.of("a", 1)), "ada@example.com");
  private final Organization org = clerk.addOrganization("Engines", "engines");
  private final Session session = clerk.signIn(ada);

  @Test
  void theModelsReadWhateverALaterVersionSends() {
    OrganizationMembership member = clerk.addMember(org, ada, "org:admin", "org:invoices:create");
    String key = clerk.machineTokens().addApiKey(ada, "read").id();
    String machine = clerk.machineTokens().addMachine("billing").id();
    Set<String> seen = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Fault drift = clerk.faults().drift(seed);

      User user = get("/v1/users/" + ada.id(), User.class);
      assertThat(user.id()).isEqualTo(ada.id());
      assertThat(user.publicMetadata()).isEqualTo(ada.publicMetadata());
      assertThat(user.additionalProperties().names()).anyMatch(each -> each.startsWith("drift_"));
      seen.add(user.firstName() == null ? "no first name" : "first name");
      seen.add(backend.get("/v1/users/" + ada.id()).json().containsKey("first_name") + " key");
      for (EmailAddress each : user.emailAddresses()) {
        assertThat(each.id()).isNotEmpty();
        seen.add(String.valueOf(each.verification()).contains("drift_") ? "new status" : "status");
      }
      assertThat(get("/v1/sessions/" + session.id(), Session.class).userId()).isEqualTo(ada.id());
      assertThat(get("/v1/api_keys/" + key, ApiKey.class).scopes()).containsExactly("read");
      assertThat(get("/v1/machines/" + machine, Machine.class).id()).isEqualTo(machine);
      Map<?, ?> memberships =
          backend.get("/v1/users/" + ada.id() + "/organization_memberships").json();
      String first = Json.write(Objects.requireNonNull((List<?>) memberships.get("data")).get(0));
      assertThat(Json.read(OrganizationMembership.class, first).id()).isEqualTo(member.id());
      drift.close();
    }

    assertThat(seen)
        .contains("no first name", "first name", "true key", "false key", "new status", "status");
    assertThat(get("/v1/users/" + ada.id(), User.class)).isEqualTo(clerk.user(ada.id()));
  }

  @Test
  void theSameSeedMakesTheSameChangesInAllResponses() {
    clerk.faults().drift(7);

    Map<?, ?> first = backend.get("/v1/users/" + ada.id()).json();
    Map<?, ?> listed = (Map<?, ?>) backend.get("/v1/users").list().get(0);
    clerk.faults().clear();
    clerk.faults().drift(8);

    assertThat(first).isEqualTo(listed);
    assertThat(backend.get("/v1/users/" + ada.id()).json()).isNotEqualTo(first);
  }

  @Test
  void keysAndErrorsStayUsable() {
    clerk.faults().drift(7);

    assertThat(backend.get("/v1/users/user_none").code()).isEqualTo("resource_not_found");
    assertThat(
            ParsedToken.of(clerk.sessionToken(session).sign())
                .isSignedBy(backend.get("/v1/jwks").as(Jwks.class)))
        .isTrue();
    assertThat(List.of(backend.get("/v1/users").status())).containsExactly(200);
  }

  private <T> T get(String path, Class<T> model) {
    T read = backend.get(path).as(model);
    assertThat(Json.read(model, Json.write(read))).as("written and read").isEqualTo(read);
    return read;
  }
}
