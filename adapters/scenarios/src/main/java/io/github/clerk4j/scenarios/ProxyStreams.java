package io.github.clerk4j.scenarios;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.auth.FrontendApiProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Browsers and a Frontend API that send their bodies in parts, over sockets. */
public final class ProxyStreams {
  private static final int PART = 20_000; // more than the buffers between the two
  private static final int PATIENCE = 20;

  private ProxyStreams() {}

  /** Starts a Frontend API. */
  public static Upstream upstream() throws IOException {
    return new Upstream();
  }

  /** A Frontend API that sends two parts of a response, the second one on request. */
  public static final class Upstream implements AutoCloseable {
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> allowed = new LinkedBlockingQueue<>();

    private Upstream() throws IOException {
      server.setExecutor(threads);
      server.createContext("/v1/up", this::read);
      server.createContext("/v1/down", this::write);
      server.start();
    }

    /** Returns the URL of the Frontend API. */
    public String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns a proxy of it at {@code /__clerk}. */
    public FrontendApiProxy proxy() {
      return FrontendApiProxy.builder()
          .secretKey("sk_test_streams")
          .proxyUrl("/__clerk")
          .frontendApiUrl(url())
          .timeout(Duration.ofSeconds(PATIENCE))
          .build();
    }

    private void read(HttpExchange exchange) throws IOException {
      try (exchange) {
        InputStream body = exchange.getRequestBody();
        for (int part = 1; part <= 2; part++) {
          body.readNBytes(PART);
          events.add("part " + part + " up");
        }
        exchange.sendResponseHeaders(204, -1);
      }
    }

    private void write(HttpExchange exchange) throws IOException {
      try (exchange) {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        for (int part = 1; part <= 2; part++) {
          next(allowed);
          body.write(new byte[PART]);
          body.flush();
        }
      }
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static String next(BlockingQueue<String> queue) {
    try {
      String event = queue.poll(PATIENCE, TimeUnit.SECONDS);
      return event == null ? "nothing came" : event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** Sends and reads parts in turn, and returns the order in which they arrived. */
  public static List<String> converse(URI application, Upstream upstream) throws IOException {
    List<String> arrived = new ArrayList<>();
    try (Socket up = connect(application);
        Socket down = connect(application)) {
      send(up, "POST /__clerk/v1/up HTTP/1.1\r\nHost: a\r\nContent-Length: " + 2 * PART);
      send(down, "GET /__clerk/v1/down HTTP/1.1\r\nHost: a\r\nConnection: close");
      InputStream response = down.getInputStream();
      for (int part = 1; part <= 2; part++) {
        up.getOutputStream().write(new byte[PART]);
        up.getOutputStream().flush();
        arrived.add(next(upstream.events));
        upstream.allowed.add("go");
        boolean whole = zeros(response) >= PART;
        arrived.add(whole ? "part " + part + " down" : "the response ended");
      }
    }
    return arrived;
  }

  /** Reads the zeros of a part, between headers or sizes of chunks. */
  private static int zeros(InputStream from) throws IOException {
    int zeros = 0;
    for (int read = from.read(); read >= 0; read = from.read()) {
      zeros += read == 0 ? 1 : 0;
      if (zeros == PART) {
        return zeros;
      }
    }
    return zeros;
  }

  /** Sends a request, and returns the lines of the response until the connection ends. */
  public static List<String> linesOf(URI application, String request) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Socket socket = connect(application)) {
      send(socket, request + "Connection: close");
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      try {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
        }
      } catch (SocketException e) {
        lines.add(String.valueOf(e.getMessage())); // a reset is an end, too
      }
    }
    return lines;
  }

  private static Socket connect(URI application) throws IOException {
    Socket socket = new Socket(application.getHost(), application.getPort());
    socket.setSoTimeout(PATIENCE * 1000);
    return socket;
  }

  private static void send(Socket socket, String head) throws IOException {
    socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
