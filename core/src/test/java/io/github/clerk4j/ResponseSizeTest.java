package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

class ResponseSizeTest extends HttpTest {
  @Test
  void keysThatDecompressToSixtyMegabytesAreNotReadToTheEnd() throws IOException {
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      String blanks = " ".repeat(1_000_000);
      for (int i = 0; i < 60; i++) {
        sink.writeUtf8(blanks);
      }
      sink.writeUtf8("{\"keys\":[]}");
    }
    assertThat(zipped.size()).isLessThan(100_000);
    server.enqueue(
        new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(zipped).build());

    assertThatThrownBy(() -> clerk.jwks().getJwks())
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessage(
            "GET /jwks: 200, so it was executed, but the response cannot be read: it is larger than 1 MiB");
  }

  @Test
  void aListCanBeLargerThanKeys() {
    answer(200, "[" + " ".repeat(2_000_000) + "]");

    assertThat(clerk.users().getUserList().items()).isEmpty();
  }
}
