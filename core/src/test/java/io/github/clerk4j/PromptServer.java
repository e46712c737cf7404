package io.github.clerk4j;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A server that sends what is written at once; otherwise an answer's body waits for its headers to
 * be acknowledged, 40 ms a call.
 */
final class PromptServer implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();

  PromptServer(Function<RecordedRequest, MockResponse> answers) throws IOException {
    server.setServerSocketFactory(new Sockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answers.apply(request);
          }
        });
    server.start();
  }

  ClerkClient.Builder client() {
    return ClerkClient.builder().secretKey(HttpTest.KEY).apiUrl(server.url("/").toString());
  }

  @Override
  public void close() {
    server.close();
  }

  private static final class Sockets extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
      return new ServerSocket() {
        @Override
        public Socket accept() throws IOException {
          Socket accepted = super.accept();
          accepted.setTcpNoDelay(true);
          return accepted;
        }
      };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
      throw new UnsupportedOperationException();
    }
  }
}
