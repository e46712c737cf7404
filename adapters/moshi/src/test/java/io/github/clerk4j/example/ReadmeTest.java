package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import io.github.clerk4j.model.User;
import io.github.clerk4j.moshi.ClerkJsonAdapterFactory;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of the README does what it says. */
class ReadmeTest {
  @Test
  void aCacheKeepsPrivateMetadataAndABrowserDoesNotGetIt() throws IOException {
    User user = User.builder().id("user_1").privateMetadata(Map.of("note", "x")).build();
    Moshi moshi = new Moshi.Builder().add(new ClerkJsonAdapterFactory()).build();
    Moshi cache = new Moshi.Builder().add(ClerkJsonAdapterFactory.withPrivateData()).build();

    String json = moshi.adapter(User.class).toJson(user);
    User read = moshi.adapter(User.class).fromJson(json);

    assertThat(read).isEqualTo(user.withoutPrivateData());
    assertThat(cache.adapter(User.class).toJson(user)).contains("note");
  }
}
