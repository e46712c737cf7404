package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The server's end of a connection over which a client has sent all that it ever will. */
final class RecordingSocket extends Socket {
  private final InputStream in;
  private final List<byte[]> writes = new ArrayList<>();
  private boolean noDelay;

  RecordingSocket(String received) {
    in = new ByteArrayInputStream(received.getBytes(UTF_8));
  }

  /** Returns all that the server sent. */
  String text() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    writes.forEach(all::writeBytes);
    return all.toString(UTF_8);
  }

  /** Returns the number of pieces in which the server sent it. */
  int pieces() {
    return writes.size();
  }

  boolean hasNoDelay() {
    return noDelay;
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int each) {
        write(new byte[] {(byte) each}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        writes.add(Arrays.copyOfRange(bytes, from, from + length));
      }
    };
  }

  @Override
  public void setTcpNoDelay(boolean on) {
    noDelay = on;
  }

  @Override
  public void shutdownOutput() {}

  @Override
  public void setSoTimeout(int millis) {}
}
