package io.github.clerk4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.RequestBody;
import okio.Buffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  private static final byte[] IMAGE = "not really an image".getBytes(StandardCharsets.UTF_8);

  private final Path folder;

  UploadTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFileIsSentWithItsNameLengthAndTheMediaTypeOfItsName() throws IOException {
    Path file = Files.write(folder.resolve("me.png"), IMAGE);

    RequestBody body = send(Upload.of(file));

    assertThat(text(body))
        .contains("Content-Disposition: form-data; name=\"file\"; filename=\"me.png\"\r\n")
        .contains("Content-Type: image/png\r\n")
        .contains("\r\n\r\nnot really an image\r\n");
    assertThat(body.contentLength()).isEqualTo(text(body).length());
  }

  @Test
  void aFileIsReadWhenItIsSent() throws IOException {
    Path file = Files.write(folder.resolve("me.png"), IMAGE);
    Upload upload = Upload.of(file, "image/webp");
    Files.writeString(file, "NOT REALLY AN IMAGE");

    assertThat(text(send(upload))).contains("image/webp").contains("NOT REALLY AN IMAGE");
  }

  @Test
  void bytesAreSentWithTheNameTheyAreGiven() {
    assertThat(text(send(Upload.of(IMAGE, "me.gif", "image/gif"))))
        .contains("filename=\"me.gif\"")
        .contains("Content-Type: image/gif")
        .contains("not really an image");
  }

  @Test
  void aStreamIsSentWithoutALengthAndClosed() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    ByteArrayInputStream stream =
        new ByteArrayInputStream(IMAGE) {
          @Override
          public void close() {
            closed.set(true);
          }
        };

    RequestBody body = send(Upload.of(stream, "me.png", "image/png"));

    assertThat(body.contentLength()).isEqualTo(-1);
    assertThat(body.isOneShot()).isTrue();
    assertThat(closed).isFalse();
    assertThat(text(body)).contains("not really an image");
    assertThat(closed).isTrue();
  }

  @Test
  void aFileThatIsMissingIsNoticedAtOnce() {
    assertThatThrownBy(() -> Upload.of(folder.resolve("missing.png")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Upload.of(folder.resolve("missing"), "image/png"))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFileOfUnknownTypeNeedsOne() throws IOException {
    Path file = Files.write(folder.resolve("me.unheardof"), IMAGE);

    assertThatThrownBy(() -> Upload.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("me.unheardof")
        .hasMessageNotContaining(folder.toString());
    assertThat(text(send(Upload.of(file, "image/png")))).contains("Content-Type: image/png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "png", "image/", "/png", "image png", "image/png; a=\"s3cret"})
  void aMalformedMediaTypeIsAnError(String mediaType) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.of(IMAGE, "me.png", mediaType))
        .withMessage("the media type of an upload must be like image/png: " + mediaType);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/png; a=\"\r\nX-Evil: 1\"",
        "image/png;\r\n a=b",
        "image/png\r\nX-Evil: 1",
        "image/png; a=\"\u0000\"",
        "image/png; a=\"\u00e9\""
      })
  void aMediaTypeCannotAddHeaders(String mediaType) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.of(IMAGE, "me.png", mediaType))
        .withMessage("the media type of an upload must be like image/png, in visible ASCII");
  }

  @Test
  void aMediaTypeKeepsItsParameters() {
    assertThat(text(send(Upload.of(IMAGE, "me.svg", "image/svg+xml; charset=\"utf-8\""))))
        .contains("Content-Type: image/svg+xml; charset=\"utf-8\"\r\n");
  }

  @Test
  void halfOfASurrogatePairIsNoName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.of(IMAGE, "\ud83d.png", "image/png"))
        .withMessageStartingWith("the name of an upload must be well-formed Unicode");
  }

  @Test
  @SuppressWarnings("NullAway") // as callers without a checker do
  void aNullIsNamed() {
    InputStream stream = new ByteArrayInputStream(IMAGE);
    Map<String, ThrowingCallable> nulls =
        Map.of(
            "file", () -> Upload.of((Path) null),
            "bytes", () -> Upload.of((byte[]) null, "me.png", "image/png"),
            "stream", () -> Upload.of((InputStream) null, "me.png", "image/png"),
            "name", () -> Upload.of(stream, null, "image/png"),
            "mediaType", () -> Upload.of(stream, "me.png", null));

    nulls.forEach(
        (name, call) ->
            assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessage("Upload.of: " + name + " must not be null"));
  }

  @Test
  void anOptionalPartIsLeftOutWithoutANull() {
    FakeTransport caller = new FakeTransport().answer("{}").answer("{}");
    OrganizationsApi organizations = new OrganizationsApi(caller);
    Upload logo = Upload.of(IMAGE, "me.png", "image/png");

    organizations.updateOrganizationLogo("org_1", logo);
    organizations.updateOrganizationLogo("org_1", logo, "user_1");

    assertThat(text(Objects.requireNonNull(caller.requests.get(0).body())))
        .doesNotContain("uploader_user_id");
    assertThat(text(Objects.requireNonNull(caller.requests.get(1).body())))
        .contains("uploader_user_id", "user_1");
  }

  @Test
  void aNameCannotAddHeaders() {
    String text = text(send(Upload.of(IMAGE, "a\"\r\nX-Evil: 1\r\n\r\n.png", "image/png")));

    assertThat(text).doesNotContain("\r\nX-Evil").contains("filename=\"a%22%0D%0AX-Evil");
  }

  @Test
  void toStringShowsNameAndTypeButNoContent() {
    assertThat(Upload.of(IMAGE, "me.png", "image/png")).hasToString("Upload[me.png, image/png]");
  }

  private static RequestBody send(Upload upload) {
    FakeTransport caller = new FakeTransport().answer("{}");
    new UsersApi(caller).updateUserProfileImage("user_1", upload);
    return Objects.requireNonNull(caller.requests.get(0).body());
  }

  private static String text(RequestBody body) {
    try {
      Buffer buffer = new Buffer();
      body.writeTo(buffer);
      return buffer.readUtf8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
