package io.github.clerk4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** HTTP on 127.0.0.1. */
final class LoopbackServer implements AutoCloseable {
  /** Held, as the logging library forgets levels of loggers that nobody holds. */
  private static final Logger LOGGER = Logger.getLogger(MockWebServer.class.getName());

  static {
    if (LOGGER.getLevel() == null) {
      LOGGER.setLevel(Level.WARNING); // else it reports each request on the console
    }
  }

  private final MockWebServer server = new MockWebServer();

  /** Port 0 stands for any that is free. */
  LoopbackServer(int port, Dispatcher dispatcher) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            forgetRequests();
            return dispatcher.dispatch(request);
          }
        });
    try {
      server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port + " of 127.0.0.1", e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /** The library keeps all requests for tests to take, which nobody does here. */
  private void forgetRequests() throws InterruptedException {
    RecordedRequest taken;
    do {
      taken = server.takeRequest(0, TimeUnit.MILLISECONDS);
    } while (taken != null);
  }

  @Override
  public void close() {
    server.close();
  }
}
