package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.DeletedObject;
import io.github.clerk4j.model.SessionStatus;
import io.github.clerk4j.model.User;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsersTest {
  private final FakeClerk clerk = FakeClerk.start();
  private final Backend backend = new Backend(clerk);
  private final User ada =
      clerk.addUser(u -> u.firstName("Ada").lastName("Lovelace"), "ada@example.com");

  @AfterEach
  void stop() {
    clerk.close();
  }

  @Test
  void a_user_that_a_test_adds_is_what_the_application_reads() {
    assertThat(ada.id()).matches("user_[0-9A-Za-z]{27}");
    assertThat(ada.emailAddresses()).hasSize(1);
    assertThat(ada.primaryEmailAddressId()).isEqualTo(ada.emailAddresses().get(0).id());
    assertThat(backend.get("/v1/users/" + ada.id()).as(User.class)).isEqualTo(ada);
  }

  @Test
  void a_user_that_the_application_creates_is_there_for_the_test() {
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
  void an_update_changes_what_it_names_and_null_removes() {
    backend.patch("/v1/users/" + ada.id(), "{\"first_name\":\"John\",\"last_name\":null}");

    assertThat(clerk.user(ada.id()).firstName()).isEqualTo("John");
    assertThat(clerk.user(ada.id()).lastName()).isNull();
    assertThat(clerk.user(ada.id()).emailAddresses()).isEqualTo(ada.emailAddresses());
  }

  @Test
  void an_update_of_a_field_that_clerk_does_not_take_is_refused() {
    Backend.Reply reply = backend.patch("/v1/users/" + ada.id(), "{\"public_metadata\":{}}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("form_param_unknown");
  }

  @Test
  void a_refused_update_changes_nothing() {
    clerk.addUser(u -> u.username("grace"));

    Backend.Reply reply =
        backend.patch("/v1/users/" + ada.id(), "{\"first_name\":\"X\",\"username\":\"grace\"}");

    assertThat(reply.code()).isEqualTo("form_identifier_exists");
    assertThat(clerk.user(ada.id())).isEqualTo(ada);
  }

  @Test
  void two_users_cannot_have_one_email_address() {
    assertThatThrownBy(() -> clerk.addUser("ADA@example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("form_identifier_exists");
  }

  @Test
  void metadata_is_merged_at_every_depth_and_null_removes() {
    String path = "/v1/users/" + ada.id() + "/metadata";
    backend.patch(path, "{\"public_metadata\":{\"a\":{\"b\":1,\"c\":2},\"d\":[1]}}");
    backend.patch(path, "{\"public_metadata\":{\"a\":{\"b\":null,\"e\":3},\"d\":[2]}}");

    assertThat(clerk.user(ada.id()).publicMetadata())
        .isEqualTo(Map.of("a", Map.of("c", 2L, "e", 3L), "d", List.of(2L)));
  }

  @Test
  void replaced_metadata_takes_the_place_of_one_kind_and_leaves_the_others() {
    String path = "/v1/users/" + ada.id() + "/metadata";
    backend.patch(path, "{\"public_metadata\":{\"a\":1},\"private_metadata\":{\"b\":2}}");
    backend.put(path, "{\"public_metadata\":{\"c\":3}}");

    assertThat(clerk.user(ada.id()).publicMetadata()).isEqualTo(Map.of("c", 3L));
    assertThat(clerk.user(ada.id()).privateMetadata()).isEqualTo(Map.of("b", 2L));
  }

  @Test
  void a_ban_revokes_sessions_and_refuses_new_ones() {
    String session = clerk.signIn(ada).id();

    backend.post("/v1/users/" + ada.id() + "/ban");

    assertThat(clerk.session(session).status()).isEqualTo(SessionStatus.REVOKED);
    assertThatThrownBy(() -> clerk.signIn(ada)).hasMessageContaining("user_banned");
    backend.post("/v1/users/" + ada.id() + "/unban");
    assertThat(clerk.signIn(clerk.user(ada.id())).status()).isEqualTo(SessionStatus.ACTIVE);
  }

  @Test
  void several_users_are_banned_at_once() {
    User grace = clerk.addUser("grace@example.com");

    Backend.Reply reply =
        backend.post("/v1/users/ban", Map.of("user_ids", List.of(ada.id(), grace.id())));

    assertThat(reply.each("banned")).isEqualTo(List.of(true, true));
  }

  @Test
  void a_lock_holds_until_it_is_taken_away() {
    assertThat(backend.post("/v1/users/" + ada.id() + "/lock").as(User.class).locked()).isTrue();
    assertThat(backend.post("/v1/users/" + ada.id() + "/unlock").as(User.class).locked()).isFalse();
  }

  @Test
  void a_deleted_user_is_gone_with_the_sessions() {
    clerk.signIn(ada);

    DeletedObject deleted = backend.delete("/v1/users/" + ada.id()).as(DeletedObject.class);

    assertThat(deleted.deleted()).isTrue();
    assertThat(backend.get("/v1/users/" + ada.id()).status()).isEqualTo(404);
    assertThat(backend.get("/v1/sessions").list()).isEmpty();
  }

  @Test
  void a_password_can_be_checked_but_is_never_shown() {
    User grace = clerk.addUser(u -> u.username("grace").password("correct horse"));
    String path = "/v1/users/" + grace.id() + "/verify_password";

    assertThat(backend.post(path, Map.of("password", "correct horse")).status()).isEqualTo(200);
    assertThat(backend.post(path, Map.of("password", "wrong")).code())
        .isEqualTo("incorrect_password");
    assertThat(backend.get("/v1/users/" + grace.id()).response().body())
        .doesNotContain("correct horse");
  }

  @Test
  void many_threads_add_users_at_once() {
    IntStream.range(0, 200).parallel().forEach(i -> clerk.addUser("user" + i + "@example.com"));

    assertThat(backend.get("/v1/users/count").json().get("total_count")).isEqualTo(201L);
  }
}
