package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Jwks;
import io.github.clerk4j.model.JwtTemplate;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.SessionToken;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JwtTemplatesTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada =
      clerk.addUser(
          u -> u.firstName("Ada").publicMetadata(Map.of("plan", Map.of("level", 3))),
          "ada@example.com");

  @Test
  void aTokenOfATemplateHasItsClaimsAndIsNoSessionToken() {
    clerk.addJwtTemplate(
        "supabase",
        Map.of(
            "aud", "authenticated",
            "role", "authenticated",
            "email", "{{user.primary_email_address}}"));

    ParsedToken token = tokenOf("supabase", clerk.signIn(ada).id());

    assertThat(token.header().get("cat")).isEqualTo("cl_B7d4PD222AAA");
    assertThat(token.claim("aud")).isEqualTo("authenticated");
    assertThat(token.claim("email")).isEqualTo("ada@example.com");
    assertThat(token.claim("sub")).isEqualTo(ada.id());
    assertThat(token.claim("iss")).isEqualTo(clerk.issuer());
    assertThat((Long) token.claim("exp") - (Long) token.claim("iat")).isEqualTo(60);
    assertThat(token.claims().keySet().stream().anyMatch(List.of("sid", "v")::contains)).isFalse();
    assertThat(token.isSignedBy(backend.get("/v1/jwks").as(Jwks.class))).isTrue();
  }

  @Test
  void placeholdersAreFilledInByTypeInTextAndByAlternatives() {
    Organization org = clerk.addOrganization("Engines", "engines");
    clerk.addMember(org, ada, "org:admin");
    clerk.addJwtTemplate(
        "all",
        Map.of(
            "typed", "{{user.public_metadata.plan}}",
            "text", "{{user.first_name}} of {{org.name}}, {{user.last_name}}",
            "nested", Map.of("list", List.of("{{org.id}}", "{{org.role}}")),
            "first", "{{user.last_name || user.first_name || 'none'}}",
            "last", "{{user.last_name || 'none'}}",
            "number", "{{user.nothing || 42}}",
            "unknown", "{{user.nothing}}",
            "private", "{{user.private_metadata}}"));

    ParsedToken token = tokenOf("all", clerk.signIn(ada, org).id());

    assertThat(token.claim("typed")).isEqualTo(Map.of("level", 3L));
    assertThat(token.claim("text")).isEqualTo("Ada of Engines, null");
    assertThat(token.claim("nested")).isEqualTo(Map.of("list", List.of(org.id(), "org:admin")));
    assertThat(token.claim("first")).isEqualTo("Ada");
    assertThat(token.claim("last")).isEqualTo("none");
    assertThat(token.claim("number")).isEqualTo(42L);
    assertThat(token.claims().containsKey("unknown")).isTrue();
    assertThat(token.claims().get("unknown")).isNull();
    assertThat(token.claims().get("private")).isNull();
  }

  @Test
  void aTemplateIsCreatedReadChangedAndDeleted() {
    JwtTemplate created =
        backend
            .post("/v1/jwt_templates", Map.of("name", "a", "claims", Map.of(), "lifetime", 90))
            .as(JwtTemplate.class);
    String path = "/v1/jwt_templates/" + created.id();

    assertThat(created.lifetime()).isEqualTo(90);
    assertThat(backend.get(path).as(JwtTemplate.class)).isEqualTo(created);
    JwtTemplate changed =
        backend.patch(path, "{\"name\":\"b\",\"claims\":{\"x\":1}}").as(JwtTemplate.class);
    assertThat(changed.name()).isEqualTo("b");
    assertThat(changed.lifetime()).isEqualTo(90);
    assertThat(backend.get("/v1/jwt_templates").each("name")).isEqualTo(List.of("b"));
    assertThat(backend.delete(path).status()).isEqualTo(200);
    assertThat(backend.get(path).status()).isEqualTo(404);
  }

  @Test
  void aTemplateCannotSetTheClaimsOfEveryToken() {
    Backend.Reply reply =
        backend.post("/v1/jwt_templates", Map.of("name", "a", "claims", Map.of("sub", "x")));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("jwt_template_reserved_claim");
  }

  @Test
  void anUnknownTemplateIsNotFound() {
    String session = clerk.signIn(ada).id();

    assertThat(backend.post("/v1/sessions/" + session + "/tokens/none").code())
        .isEqualTo("resource_not_found");
  }

  @Test
  void aTemplateSignsWithItsOwnKeyAndNeverShowsIt() throws Exception {
    clerk.addJwtTemplate(
        t ->
            t.name("own")
                .claims(Map.of())
                .customSigningKey(true)
                .signingAlgorithm("HS256")
                .signingKey("a shared secret"));

    ParsedToken token = tokenOf("own", clerk.signIn(ada).id());

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("a shared secret".getBytes(UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal(token.content().getBytes(UTF_8));
    assertThat(token.signatureBytes()).isEqualTo(expected);
    assertThat(backend.get("/v1/jwt_templates").response().body()).doesNotContain("shared secret");
  }

  private ParsedToken tokenOf(String template, String sessionId) {
    Backend.Reply reply = backend.post("/v1/sessions/" + sessionId + "/tokens/" + template);
    return ParsedToken.of(reply.as(SessionToken.class).jwt());
  }
}
