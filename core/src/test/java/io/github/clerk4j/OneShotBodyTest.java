package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OneShotBodyTest {
  @Test
  void aStreamInAPartOfAPartCanBeSentOnce() throws IOException {
    OneShotBody body = new OneShotBody(multipart(multipart(stream())));

    assertThat(body.isRepeatable()).isTrue();
    write(body);
    assertThat(body.isRepeatable()).isFalse();
  }

  @Test
  void partsInMemoryCanBeSentAgain() throws IOException {
    OneShotBody body = new OneShotBody(multipart(RequestBody.create("a", null)));

    write(body);

    assertThat(body.isRepeatable()).isTrue();
  }

  private static void write(RequestBody body) throws IOException {
    try (BufferedSink sink = Okio.buffer(Okio.blackhole())) {
      body.writeTo(sink);
    }
  }

  private static MultipartBody multipart(RequestBody part) {
    return new MultipartBody.Builder()
        .setType(MultipartBody.FORM)
        .addFormDataPart("file", "a.png", part)
        .build();
  }

  /** Returns a body that tells it can be sent once, to a {@code MultipartBody} that may not. */
  private static RequestBody stream() {
    return new RequestBody() {
      @Override
      public @Nullable MediaType contentType() {
        return null;
      }

      @Override
      public boolean isOneShot() {
        return true;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        sink.writeUtf8("a");
      }
    };
  }
}
