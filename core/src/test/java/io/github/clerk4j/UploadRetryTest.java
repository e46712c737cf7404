package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.api.Upload;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadRetryTest extends HttpTest {
  private static final Duration LONG = Duration.ofHours(10); // in fast time

  @Test
  void bytesAreRetriedAfterA429() throws InterruptedException {
    assertSentTwice(Upload.of(new byte[] {'a', 'b', 'c'}, "a.png", "image/png"));
  }

  @Test
  void aFileIsRetriedAfterA429(@TempDir Path directory) throws Exception {
    assertSentTwice(Upload.of(Files.writeString(directory.resolve("a.png"), "abc"), "image/png"));
  }

  @Test
  void aStreamCanBeReadOnceOnly() {
    answer(429, "", "Retry-After: 1");
    Upload stream = Upload.of(new ByteArrayInputStream(new byte[] {'a'}), "a.png", "image/png");

    assertThatThrownBy(() -> upload(clerk.withOptions(o -> o.maxRetries(1)), stream))
        .isInstanceOf(RateLimitedException.class)
        .hasMessage(
            "POST /users/user_1/profile_image: 429 (retry after 1 s)"
                + " (not retried: a stream can be sent only once; upload bytes or a file)");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private void assertSentTwice(Upload upload) throws InterruptedException {
    answer(429, "", "Retry-After: 1");
    answer(200, USER);

    try (FastScheduler time = new FastScheduler();
        ClerkClient client =
            builder()
                .timeout(LONG)
                .retryPolicy(RetryPolicy.builder().maxRetries(1).maxDuration(LONG).build())
                .time(time, () -> 0.5)
                .build()) {
      upload(client, upload);
    }

    for (int i = 0; i < 2; i++) {
      assertThat(body(sent())).contains("abc");
    }
  }

  private static void upload(ClerkClient client, Upload upload) {
    client.users().updateUserProfileImage("user_1", upload);
  }
}
