package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.jackson.ClerkModule;
import io.github.clerk4j.model.User;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The code of the README does what it says. */
class ReadmeTest {
  @Test
  void aCacheKeepsPrivateMetadataAndABrowserDoesNotGetIt() {
    User user = User.builder().id("user_1").privateMetadata(Map.of("note", "x")).build();

    record Cached(User user, Instant at) {}

    JsonMapper browser = JsonMapper.builder().addModule(new ClerkModule()).build();
    JsonMapper cache = JsonMapper.builder().addModule(ClerkModule.withPrivateData()).build();

    String json = cache.writeValueAsString(new Cached(user, Instant.now()));
    Cached cached = cache.readValue(json, Cached.class);

    assertThat(cached.user()).isEqualTo(user);
    assertThat(browser.writeValueAsString(user)).doesNotContain("note");
  }
}
