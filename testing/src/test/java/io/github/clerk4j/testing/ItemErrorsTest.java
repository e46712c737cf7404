package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.ClerkErrors;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Errors of requests that are lists, or have some: they name the item. */
class ItemErrorsTest {
  @RegisterExtension private final FakeClerkExtension fake = FakeClerkExtension.create();

  @Test
  void aMissingMemberOfAnItemIsNamed() {
    Backend.Reply reply =
        post("/v1/invitations/bulk", "[{\"email_address\":\"a@example.com\"},{}]");

    assertThat(reply.code()).isEqualTo("form_param_missing");
    assertThat(reply.parameter()).isEqualTo("[1].email_address");
  }

  @Test
  void anItemThatTheStateForbidsIsNamed() {
    fake.fake().addUser("taken@example.com");

    Backend.Reply reply =
        post(
            "/v1/invitations/bulk",
            "[{\"email_address\":\"a@example.com\"},{\"email_address\":\"taken@example.com\"}]");

    assertThat(reply.code()).isEqualTo("form_identifier_exists");
    assertThat(reply.parameter()).isEqualTo("[1].email_address");
    assertThat(detail(reply)).startsWith("[1]: ");
    assertThat(new Backend(fake.fake()).get("/v1/invitations").list()).isEmpty();
  }

  @Test
  void anErrorWithoutAParameterNamesTheItem() {
    Organization engines = fake.fake().addOrganization("Engines", "engines");
    fake.fake().addInvitation(engines, "a@example.com", "org:member");

    Backend.Reply reply =
        post(
            "/v1/organizations/" + engines.id() + "/invitations/bulk",
            "[{\"email_address\":\"a@example.com\",\"role\":\"org:member\"}]");

    assertThat(reply.code()).isEqualTo("organization_invitation_not_unique");
    assertThat(reply.parameter()).isEqualTo("[0]");
  }

  @Test
  void anItemOfAWrongTypeIsNamed() {
    assertThat(post("/v1/invitations/bulk", "[null]").parameter()).isEqualTo("[0]");
    assertThat(post("/v1/invitations/bulk", "[3]").parameter()).isEqualTo("[0]");
    assertThat(post("/v1/users", "{\"email_address\":[\"a@example.com\",5]}").parameter())
        .isEqualTo("email_address[1]");
  }

  @Test
  void aBodyOfNullIsCalledNull() {
    assertThat(detail(post("/v1/users", " null ")))
        .isEqualTo("The body is null, but must be a JSON object.");
    assertThat(detail(post("/v1/users", "[]")))
        .isEqualTo("The body is an array, but must be a JSON object.");
    assertThat(detail(post("/v1/invitations/bulk", "{}")))
        .isEqualTo("The body is an object, but must be a JSON array.");
  }

  @Test
  void aBodyThatIsNestedTooDeeplyIsCalledSo() {
    String deep = "{\"public_metadata\":" + "[".repeat(300) + "]".repeat(300) + "}";

    assertThat(detail(post("/v1/users", deep)))
        .isEqualTo("The body is nested too deeply: 255 levels are the most.");
  }

  @Test
  void aBodyThatIsNotJsonIsRejectedWithTheLine() {
    assertThat(detail(post("/v1/users", "{\"username\": \"a\",\n  username: 1}")))
        .isEqualTo("The body is not JSON at line 2.");
    assertThat(detail(post("/v1/users", "{\"username\":")))
        .isEqualTo("The body ends too early, at line 1.");
    assertThat(detail(post("/v1/users", "{}\n{}")))
        .isEqualTo("The body has something after its end, at line 2.");
  }

  private Backend.Reply post(String path, String json) {
    Backend.Reply reply = new Backend(fake.fake()).send("POST", path, json);
    assertThat(reply.status()).isBetween(400, 422);
    return reply;
  }

  private static String detail(Backend.Reply reply) {
    return reply.as(ClerkErrors.class).errors().get(0).longMessage();
  }
}
