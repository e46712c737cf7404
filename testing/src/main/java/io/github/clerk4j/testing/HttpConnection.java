package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A connection of a client. Its requests are handled one after the other. */
final class HttpConnection implements Runnable {
  private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);

  /** The pieces of a slow body. */
  private static final int PIECES = 10;

  /** The headers that only the server sets, because they delimit the response. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "transfer-encoding");

  private final Socket socket;
  private final Function<IncomingRequest, FakeResponse> handler;

  HttpConnection(Socket socket, Function<IncomingRequest, FakeResponse> handler) {
    this.socket = socket;
    this.handler = handler;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      serve(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
    } catch (IOException e) {
      // The client is gone or the server is closing, so there is nobody to respond to.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is being closed
    }
  }

  private void serve(InputStream in, OutputStream out) throws IOException, InterruptedException {
    RequestReader requests = new RequestReader(in, () -> out.write(CONTINUE));
    boolean open = true;
    while (open) {
      IncomingRequest request;
      try {
        request = requests.read();
      } catch (RequestReader.BadRequestException e) {
        refuse(in, out, e);
        return;
      }
      if (request == null) {
        return;
      }
      FakeResponse response = handler.apply(request);
      boolean close = request.last() || response.headers().lists("Connection", "close");
      open = respond(in, out, response, request.method().equals("HEAD"), close) && !close;
    }
  }

  private void refuse(InputStream in, OutputStream out, RequestReader.BadRequestException reason)
      throws IOException, InterruptedException {
    String message = Objects.requireNonNull(reason.getMessage());
    write(out, FakeResponse.error(reason.status, "bad_request", message), false, true);
    socket.shutdownOutput();
    socket.setSoTimeout(1000); // a client may send on for ever, or never close
    drain(in);
  }

  /** Returns false if the connection has to be closed. */
  private boolean respond(
      InputStream in, OutputStream out, FakeResponse response, boolean headOnly, boolean close)
      throws IOException, InterruptedException {
    Thread.sleep(response.delay().toMillis());
    if (response.fault() == FakeResponse.Fault.DISCONNECT) {
      return false;
    }
    if (response.fault() == FakeResponse.Fault.RESET) {
      socket.setSoLinger(true, 0); // closing sends RST
      return false;
    }
    if (response.fault() == FakeResponse.Fault.SILENCE) {
      drain(in); // until the client gives up
      return false;
    }
    write(out, response, headOnly, close);
    return response.fault() != FakeResponse.Fault.CUT_SHORT;
  }

  /** Writes the response as one packet, unless its body is slow. */
  private static void write(
      OutputStream out, FakeResponse response, boolean headOnly, boolean close)
      throws IOException, InterruptedException {
    byte[] body = response.body().getBytes(UTF_8);
    boolean cut = response.fault() == FakeResponse.Fault.CUT_SHORT;
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(" \r\n");
    for (Headers.Field each : response.headers().fields()) {
      if (!FRAMING.contains(each.name().toLowerCase(Locale.ROOT))) {
        head.append(each.name()).append(": ").append(each.value()).append("\r\n");
      }
    }
    boolean bodiless = response.status() == 204 || response.status() == 304;
    if (!bodiless) {
      int length = cut ? Math.max(body.length, 1) : body.length; // no body is not cut visibly
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    if (close) {
      head.append("Connection: close\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + body.length + 2);
    bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    int sent = headOnly || bodiless ? 0 : cut ? body.length / 2 : body.length;
    if (!response.bodyTime().isZero() && sent > 0) {
      bytes.writeTo(out);
      writeSlowly(out, body, sent, response.bodyTime());
      return;
    }
    bytes.write(body, 0, sent);
    bytes.writeTo(out);
  }

  private static void writeSlowly(OutputStream out, byte[] body, int length, Duration time)
      throws IOException, InterruptedException {
    int pieces = Math.min(length, PIECES);
    for (int i = 0; i < pieces; i++) {
      Thread.sleep(time.toMillis() / pieces);
      int from = length * i / pieces;
      out.write(body, from, length * (i + 1) / pieces - from);
    }
  }

  /**
   * Reads until the client closes. Closing first, with bytes unread, would reset the connection.
   */
  private static void drain(InputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }
}
