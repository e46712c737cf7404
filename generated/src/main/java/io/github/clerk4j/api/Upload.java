package io.github.clerk4j.api;

import io.github.clerk4j.model.WellFormed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** A file to upload, from disk, memory or a stream, with its name and media type. */
public final class Upload {
  private interface Content {
    InputStream open() throws IOException;
  }

  private final String name;
  private final MediaType mediaType;
  private final long length;
  private final Content content;

  private Upload(String name, String mediaType, long length, Content content) {
    this.name = WellFormed.text("the name of an upload", notNull("name", name));
    this.mediaType = parse(mediaType);
    this.length = length;
    this.content = content;
  }

  /** Accepts visible ASCII only: OkHttp would send a line break in a parameter unchanged. */
  private static MediaType parse(String mediaType) {
    notNull("mediaType", mediaType);
    boolean isVisible = mediaType.chars().allMatch(each -> each >= ' ' && each <= '~');
    MediaType type = isVisible ? MediaType.parse(mediaType) : null;
    if (type == null) {
      throw new IllegalArgumentException(
          isVisible
              ? "the media type of an upload must be like image/png: " + mediaType
              : "the media type of an upload must be like image/png, in visible ASCII");
    }
    return type;
  }

  /**
   * Returns a file on disk, read when it is sent. Its media type is guessed from its name.
   *
   * @throws IOException if there is no such file, or its media type cannot be guessed
   */
  public static Upload of(Path file) throws IOException {
    String mediaType = Files.probeContentType(notNull("file", file));
    if (mediaType == null) {
      throw new IOException(
          "no media type is known for "
              + file.getFileName()
              + "; name it with of(file, mediaType)");
    }
    return of(file, mediaType);
  }

  /**
   * Returns a file on disk, read when it is sent.
   *
   * @param mediaType the media type, such as {@code image/png}
   * @throws IOException if there is no such file
   */
  public static Upload of(Path file, String mediaType) throws IOException {
    Path name = notNull("file", file).getFileName();
    if (name == null) {
      throw new IllegalArgumentException("Upload.of: file must not be a root directory");
    }
    return new Upload(
        name.toString(), mediaType, Files.size(file), () -> Files.newInputStream(file));
  }

  /** Returns bytes in memory, which must not change until the call has ended. */
  public static Upload of(byte[] bytes, String name, String mediaType) {
    byte[] content = notNull("bytes", bytes);
    return new Upload(name, mediaType, content.length, () -> new ByteArrayInputStream(content));
  }

  /**
   * Returns a stream of unknown length. It is read and closed when it is sent, which can happen
   * only once. A call with a stream is therefore not retried after a rate limit, unlike one with
   * bytes or a file; the exception says so.
   */
  public static Upload of(InputStream stream, String name, String mediaType) {
    InputStream content = notNull("stream", stream);
    return new Upload(name, mediaType, -1, () -> content);
  }

  private static <T> T notNull(String name, @Nullable T value) {
    return Arguments.notNull("Upload.of", name, value);
  }

  MultipartBody.Part part(String field) {
    return MultipartBody.Part.createFormData(field, name, new Body());
  }

  @Override
  public String toString() {
    return "Upload[" + name.replaceAll("\\p{Cntrl}", "?") + ", " + mediaType + "]";
  }

  private final class Body extends RequestBody {
    @Override
    public @Nullable MediaType contentType() {
      return mediaType;
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public boolean isOneShot() {
      return length < 0; // a stream
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      try (Source source = Okio.source(content.open())) {
        sink.writeAll(source);
      }
    }
  }
}
