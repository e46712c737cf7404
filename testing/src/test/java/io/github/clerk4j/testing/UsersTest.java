package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.DeletedObject;
import io.github.clerk4j.model.SessionStatus;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsersTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada =
      clerk.addUser(u -> u.firstName("Ada").lastName("Lovelace"), "ada@example.com");

  @Test
  void theApplicationReadsAUserThatATestAdds() {
    assertThat(ada.id()).matches("user_[0-9A-Za-z]{27}");
    assertThat(ada.emailAddresses()).hasSize(1);
    assertThat(ada.primaryEmailAddressId()).isEqualTo(ada.emailAddresses().get(0).id());
    assertThat(backend.get("/v1/users/" + ada.id()).as(User.class)).isEqualTo(ada);
  }

  @Test
  void theTestReadsAUserThatTheApplicationCreates() {
    Backend.Reply reply =
        backend.post(
            "/v1/users",
            Map.of(
                "email_address", List.of("grace@example.com"), "public_metadata", Map.of("a", 1)));

    User grace = clerk.user(reply.as(User.class).id());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(grace.publicMetadata()).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void anUpdateChangesItsFieldsAndNullRemoves() {
    backend.patch("/v1/users/" + ada.id(), "{\"first_name\":\"John\",\"last_name\":null}");

    assertThat(clerk.user(ada.id()).firstName()).isEqualTo("John");
    assertThat(clerk.user(ada.id()).lastName()).isNull();
    assertThat(clerk.user(ada.id()).emailAddresses()).isEqualTo(ada.emailAddresses());
  }

  @Test
  void aTimeZoneIsKept() {
    backend.patch("/v1/users/" + ada.id(), "{\"timezone\":\"Europe/London\"}");

    assertThat(clerk.user(ada.id()).timezone()).isEqualTo("Europe/London");
  }

  @Test
  void anUpdateOfAnUnknownFieldIsAnError() {
    Backend.Reply reply = backend.patch("/v1/users/" + ada.id(), "{\"public_metadata\":{}}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("form_param_unknown");
  }

  @Test
  void anUpdateWithAnErrorChangesNothing() {
    clerk.addUser(u -> u.username("grace"));

    Backend.Reply reply =
        backend.patch("/v1/users/" + ada.id(), "{\"first_name\":\"X\",\"username\":\"grace\"}");

    assertThat(reply.code()).isEqualTo("form_identifier_exists");
    assertThat(clerk.user(ada.id())).isEqualTo(ada);
  }

  @Test
  void twoUsersCannotHaveOneEmailAddress() {
    assertThatThrownBy(() -> clerk.addUser("ADA@example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("form_identifier_exists");
  }

  @Test
  void metadataIsMergedAtEveryDepthAndNullRemoves() {
    String path = "/v1/users/" + ada.id() + "/metadata";
    backend.patch(path, "{\"public_metadata\":{\"a\":{\"b\":1,\"c\":2},\"d\":[1]}}");
    backend.patch(path, "{\"public_metadata\":{\"a\":{\"b\":null,\"e\":3},\"d\":[2]}}");

    assertThat(clerk.user(ada.id()).publicMetadata())
        .isEqualTo(Map.of("a", Map.of("c", 2L, "e", 3L), "d", List.of(2L)));
  }

  @Test
  void replacedMetadataTakesThePlaceOfOneKindAndLeavesTheOthers() {
    String path = "/v1/users/" + ada.id() + "/metadata";
    backend.patch(path, "{\"public_metadata\":{\"a\":1},\"private_metadata\":{\"b\":2}}");
    backend.put(path, "{\"public_metadata\":{\"c\":3}}");

    assertThat(clerk.user(ada.id()).publicMetadata()).isEqualTo(Map.of("c", 3L));
    assertThat(clerk.user(ada.id()).privateMetadata()).isEqualTo(Map.of("b", 2L));
  }

  @Test
  void aBanRevokesSessionsAndPreventsNewOnes() {
    String session = clerk.signIn(ada).id();

    backend.post("/v1/users/" + ada.id() + "/ban");

    assertThat(clerk.session(session).status()).isEqualTo(SessionStatus.REVOKED);
    assertThatThrownBy(() -> clerk.signIn(ada)).hasMessageContaining("user_banned");
    backend.post("/v1/users/" + ada.id() + "/unban");
    assertThat(clerk.signIn(clerk.user(ada.id())).status()).isEqualTo(SessionStatus.ACTIVE);
  }

  @Test
  void severalUsersAreBannedAtOnce() {
    User grace = clerk.addUser("grace@example.com");

    Backend.Reply reply =
        backend.post("/v1/users/ban", Map.of("user_ids", List.of(ada.id(), grace.id())));

    assertThat(reply.each("banned")).isEqualTo(List.of(true, true));
  }

  @Test
  void aLockHoldsUntilTheUserIsUnlocked() {
    assertThat(backend.post("/v1/users/" + ada.id() + "/lock").as(User.class).locked()).isTrue();
    assertThat(backend.post("/v1/users/" + ada.id() + "/unlock").as(User.class).locked()).isFalse();
  }

  @Test
  void aDeletedUserIsGoneWithTheSessions() {
    clerk.signIn(ada);

    DeletedObject deleted = backend.delete("/v1/users/" + ada.id()).as(DeletedObject.class);

    assertThat(deleted.deleted()).isTrue();
    assertThat(backend.get("/v1/users/" + ada.id()).status()).isEqualTo(404);
    assertThat(backend.get("/v1/sessions").list()).isEmpty();
  }

  @Test
  void aPasswordCanBeCheckedButIsNeverShown() {
    User grace = clerk.addUser(u -> u.username("grace").password("correct horse"));
    String path = "/v1/users/" + grace.id() + "/verify_password";

    assertThat(backend.post(path, Map.of("password", "correct horse")).status()).isEqualTo(200);
    assertThat(backend.post(path, Map.of("password", "wrong")).code())
        .isEqualTo("incorrect_password");
    assertThat(backend.get("/v1/users/" + grace.id()).response().body())
        .doesNotContain("correct horse");
  }

  @Test
  void manyThreadsAddUsersAtOnce() {
    IntStream.range(0, 200).parallel().forEach(i -> clerk.addUser("user" + i + "@example.com"));

    assertThat(backend.get("/v1/users/count").json().get("total_count")).isEqualTo(201L);
  }
}
