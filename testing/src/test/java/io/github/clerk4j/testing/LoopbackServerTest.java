package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoopbackServerTest {
  @Test
  void allItsThreadsAreDaemons() {
    try (LoopbackServer server = new LoopbackServer(0, request -> FakeResponse.of(200));
        Client client = new Client(server)) {
      client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");

      assertThat(client.line()).startsWith("HTTP/1.1 200");
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(each -> each.getName().startsWith("FakeClerk "))
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(Thread::isDaemon);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (LoopbackServer server = new LoopbackServer(0, request -> FakeResponse.of(200))) {
      int port = URI.create(server.url()).getPort();

      assertThatThrownBy(() -> new LoopbackServer(port, request -> FakeResponse.of(200)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on port " + port + " of 127.0.0.1: ");
    }
  }

  @Test
  void closingEndsConnectionsThatWaitForARequestOrAResponse() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Function<IncomingRequest, FakeResponse> silent =
        request -> {
          asked.countDown();
          return FakeResponse.silence();
        };
    LoopbackServer server = new LoopbackServer(0, silent);
    try (Client idle = new Client(server);
        Client waiting = new Client(server)) {
      waiting.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      asked.await();

      server.close();

      assertThat(idle.isAtEnd()).isTrue();
      assertThat(waiting.isAtEnd()).isTrue();
      assertThatThrownBy(() -> new Client(server)).hasCauseInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aRejectedClientCanStillReadTheError() {
    try (LoopbackServer server = new LoopbackServer(0, request -> FakeResponse.of(200));
        Client client = new Client(server)) {
      client.send("nonsense\r\n" + "x".repeat(100_000));

      assertThat(client.line()).startsWith("HTTP/1.1 400");
    }
  }

  private static final class Client implements AutoCloseable {
    private final Socket socket;

    Client(LoopbackServer server) {
      int port = URI.create(server.url()).getPort();
      try {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void send(String text) {
      try {
        socket.getOutputStream().write(text.getBytes(UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String line() {
      StringBuilder line = new StringBuilder();
      try {
        for (int next = socket.getInputStream().read();
            next >= 0 && next != '\n';
            next = socket.getInputStream().read()) {
          line.append((char) next);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return line.toString();
    }

    /** Waits for the end of what the server sends. */
    boolean isAtEnd() {
      try {
        return socket.getInputStream().read() < 0;
      } catch (IOException e) {
        return true; // reset
      }
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
