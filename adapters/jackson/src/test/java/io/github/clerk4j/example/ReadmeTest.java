package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.jackson.ClerkModule;
import io.github.clerk4j.model.Readme;
import io.github.clerk4j.model.User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The code of the README compiles: each statement of it stands here too. */
class ReadmeTest {
  private static final Path HERE =
      Path.of("src/test/java/io/github/clerk4j/example/ReadmeTest.java");

  record Cached(User user, Instant at) {}

  @GetMapping("/me")
  User me(Auth auth) {
    return auth.currentUser();
  }

  @Test
  void everyStatementOfTheReadmeStandsHere() throws IOException {
    assertThat(Readme.statementsMissingIn(HERE, Path.of("README.md"))).isEmpty();
  }

  @Test
  void aCacheKeepsPrivateMetadataAndABrowserDoesNotGetIt() {
    User user = User.builder().id("user_1").privateMetadata(Map.of("note", "x")).build();
    JsonMapper browser = JsonMapper.builder().addModule(new ClerkModule()).build();
    JsonMapper cache = JsonMapper.builder().addModule(ClerkModule.withPrivateData()).build();

    String json = cache.writeValueAsString(new Cached(user, Instant.now()));
    Cached cached = cache.readValue(json, Cached.class);

    assertThat(cached.user()).isEqualTo(user);
    assertThat(browser.writeValueAsString(user)).doesNotContain("note");
  }
}
