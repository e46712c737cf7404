package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);

  @Test
  void aSlugHasLowercaseLettersDigitsAndHyphens() {
    for (String slug : List.of("", "Acme", "acme inc", "acme_inc", "ácme")) {
      Backend.Reply reply = backend.post("/v1/organizations", Map.of("name", "Acme", "slug", slug));

      assertThat(reply.status()).as(slug).isEqualTo(422);
      assertThat(reply.parameter()).isEqualTo("slug");
    }
    Organization acme = clerk.addOrganization("Acme", "acme-2");
    assertThat(backend.patch("/v1/organizations/" + acme.id(), "{\"slug\":\"A\"}").code())
        .isEqualTo("form_param_format_invalid");
    assertThatThrownBy(() -> clerk.addOrganization("Acme", "A B"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slug must match");
  }

  @Test
  void aNameOfAnOrganizationHas256CharactersAtMostWithoutUrlsAndHtml() {
    assertThat(organization("x".repeat(256)).status()).isEqualTo(200);
    assertThat(organization("x".repeat(257)).code()).isEqualTo("form_param_max_length_exceeded");
    for (String name : List.of(" ", "see https://evil.example", "<b>Acme</b>")) {
      assertThat(organization(name).code()).as(name).isEqualTo("form_param_value_invalid");
      assertThat(organization(name).parameter()).isEqualTo("name");
    }
    assertThat(organization("a < b & Sons").status()).isEqualTo(200);
  }

  @Test
  void eachKindOfMetadataHas8KilobytesAtMost() {
    User ada = clerk.addUser("ada@example.com");
    String metadata = "/v1/users/" + ada.id() + "/metadata";
    for (String kind : List.of("public_metadata", "private_metadata", "unsafe_metadata")) {
      Backend.Reply reply = backend.patch(metadata, metadata(kind, "a", 8200));

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.code()).isEqualTo("form_param_exceeds_allowed_size");
      assertThat(reply.parameter()).isEqualTo(kind);
    }
    assertThat(backend.patch(metadata, metadata("public_metadata", "a", 8000)).status())
        .isEqualTo(200);
    assertThat(backend.patch(metadata, metadata("public_metadata", "b", 8000)).code())
        .isEqualTo("form_param_exceeds_allowed_size");
    assertThat(clerk.user(ada.id()).publicMetadata()).containsOnlyKeys("a");
  }

  @Test
  void aFilterHas100ValuesAtMost() {
    assertThat(backend.get("/v1/users?" + ids(100)).status()).isEqualTo(200);
    Backend.Reply reply = backend.get("/v1/users?" + ids(101));

    assertThat(reply.code()).isEqualTo("form_param_array_size_exceeded");
    assertThat(reply.parameter()).isEqualTo("user_id");
  }

  @Test
  void aNameOfAnOauthApplicationHas256CharactersAtMost() {
    Backend.Reply reply = backend.post("/v1/oauth_applications", Map.of("name", "x".repeat(257)));

    assertThat(reply.code()).isEqualTo("form_param_max_length_exceeded");
    assertThat(reply.parameter()).isEqualTo("name");
  }

  private Backend.Reply organization(String name) {
    return backend.post("/v1/organizations", Map.of("name", name));
  }

  private static String metadata(String kind, String key, int length) {
    return "{\"" + kind + "\":{\"" + key + "\":\"" + "x".repeat(length) + "\"}}";
  }

  private static String ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "user_id=u" + i)
        .collect(Collectors.joining("&"));
  }
}
