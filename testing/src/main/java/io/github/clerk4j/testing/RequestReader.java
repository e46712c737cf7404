package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strict reader of the HTTP/1.1 requests of one connection (RFC 9112).
 *
 * <p>Requests of all methods can have a body.
 */
final class RequestReader {
  static final int MAX_HEAD = 256 * 1024;
  static final int MAX_BODY = 64 * 1024 * 1024;

  /** A malformed request. The rest of the connection cannot be read either. */
  static final class BadRequestException extends IOException {
    final int status;

    BadRequestException(int status, String message) {
      super(message);
      this.status = status;
    }
  }

  /** A way to ask for a body that the client holds back until then. */
  interface Continuation {
    void send() throws IOException;
  }

  private final InputStream in;
  private final Continuation continuation;
  private int headLeft;

  RequestReader(InputStream in, Continuation continuation) {
    this.in = in;
    this.continuation = continuation;
  }

  /** Returns the next request, or null if the client has closed the connection before it. */
  @Nullable IncomingRequest read() throws IOException {
    headLeft = MAX_HEAD;
    String line = line(true);
    while (line != null && line.isEmpty()) {
      line = line(true); // RFC 9112, 2.2
    }
    if (line == null) {
      return null;
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !Headers.isToken(parts[0])) {
      throw new BadRequestException(400, "not a request line");
    }
    if (!parts[2].matches("HTTP/1\\.[01]")) {
      throw new BadRequestException(505, "not HTTP/1.1");
    }
    String target = parts[1].replaceFirst("(?i)^http://[^/?]*(?=[/?]|$)", "");
    String[] halves = target.split("\\?", 2);
    String path = halves[0].isEmpty() && target.length() < parts[1].length() ? "/" : halves[0];
    if (!path.startsWith("/")) {
      throw new BadRequestException(400, "not a path");
    }
    Headers headers = headers();
    boolean old = parts[2].equals("HTTP/1.0");
    if (!old && headers.values("Host").size() != 1) {
      throw new BadRequestException(400, "not one Host header");
    }
    return new IncomingRequest(
        parts[0],
        path,
        halves.length == 1 ? null : halves[1],
        headers,
        body(headers),
        old || headers.lists("Connection", "close"));
  }

  private Headers headers() throws IOException {
    List<Headers.Field> fields = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 0 || !Headers.isToken(line.substring(0, colon))) {
        throw new BadRequestException(400, "not a header");
      }
      fields.add(new Headers.Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return Headers.received(fields);
  }

  private String body(Headers headers) throws IOException {
    List<String> lengths = headers.values("Content-Length");
    List<String> codings = headers.values("Transfer-Encoding");
    if (!codings.isEmpty()
        && !(codings.size() == 1 && "chunked".equalsIgnoreCase(codings.get(0)))) {
      throw new BadRequestException(501, "a transfer coding other than chunked");
    }
    if (lengths.size() + codings.size() > 1) {
      throw new BadRequestException(400, "more than one length of the body");
    }
    if (lengths.isEmpty() && codings.isEmpty()) {
      return "";
    }
    int length = lengths.isEmpty() ? 0 : length(lengths.get(0), 10, MAX_BODY);
    if (headers.lists("Expect", "100-continue") && (length > 0 || lengths.isEmpty())) {
      continuation.send();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (lengths.isEmpty()) {
      chunks(body);
    } else {
      copy(length, body);
    }
    return body.toString(UTF_8);
  }

  private void chunks(ByteArrayOutputStream body) throws IOException {
    while (true) {
      headLeft = MAX_HEAD;
      int size = length(line().replaceFirst("[ \t]*;.*", ""), 16, MAX_BODY - body.size());
      if (size == 0) {
        break;
      }
      copy(size, body);
      if (!line().isEmpty()) {
        throw new BadRequestException(400, "a chunk of another size than announced");
      }
    }
    while (!line().isEmpty()) {
      // trailers are ignored
    }
  }

  private void copy(int length, ByteArrayOutputStream to) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the client left in the middle of a body");
    }
    to.write(bytes, 0, length);
  }

  private static int length(String text, int radix, int most) throws BadRequestException {
    if (!text.matches(radix == 10 ? "\\d+" : "[0-9a-fA-F]+")) {
      throw new BadRequestException(400, "not the length of a body");
    }
    String digits = text.replaceFirst("^0+(?=.)", "");
    long length = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits, radix);
    if (length > most) {
      throw new BadRequestException(413, "a body of more than " + MAX_BODY + " bytes");
    }
    return (int) length;
  }

  private String line() throws IOException {
    String line = line(false);
    if (line == null) {
      throw new EOFException("the client left in the middle of a request");
    }
    return line;
  }

  /** Returns a line without CRLF, or null if the connection ends here and may do so. */
  private @Nullable String line(boolean canEnd) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0 && canEnd && line.size() == 0) {
        return null;
      }
      if (next < 0) {
        throw new EOFException("the client left in the middle of a request");
      }
      if (next == '\n' || next == 0) {
        throw new BadRequestException(400, "a control character");
      }
      if (--headLeft < 0) {
        throw new BadRequestException(431, "headers of more than " + MAX_HEAD + " bytes");
      }
      line.write(next);
    }
    if (in.read() != '\n') {
      throw new BadRequestException(400, "a control character");
    }
    return line.toString(UTF_8);
  }
}
