package io.github.clerk4j.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * A minimal Clerk for thousands of calls. It runs in a JVM of its own, prints its URL, and ends
 * with its input.
 *
 * <p>In mode {@code limited}, it serves 100 GETs a second and responds to the rest with 429. In
 * mode {@code tls}, it uses HTTPS with the JVM's key store. In mode {@code slow}, each response
 * takes a second. A POST is always executed, but gets 500 or 503 the first time.
 */
final class LocalClerk {
  private static final byte[] USER =
      answer("200 OK", "", Responses.user("user_2f3KpwPz8SvKlYnQa6X"));
  private static final byte[] USERS = answer("200 OK", "", Responses.users(500));
  private static final byte[] REFUSED =
      answer("429 Too Many Requests", "Retry-After: 1\r\n", Responses.error("too_many_requests"));
  private static final int LIMIT = 100;
  private static final long PERIOD = 1_000_000_000L;

  private final boolean limited;
  private final boolean slow;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, Integer> executed = new ConcurrentHashMap<>();
  private long periodStart = System.nanoTime() - PERIOD;
  private int inPeriod;

  private LocalClerk(String mode) {
    this.limited = mode.equals("limited");
    this.slow = mode.equals("slow");
  }

  public static void main(String[] args) throws IOException {
    LocalClerk clerk = new LocalClerk(args[0]);
    boolean tls = args[0].equals("tls");
    ServerSocketFactory sockets =
        tls ? SSLServerSocketFactory.getDefault() : ServerSocketFactory.getDefault();
    try (ServerSocket server =
        sockets.createServerSocket(0, 4096, InetAddress.getLoopbackAddress())) {
      daemon(() -> clerk.accept(server));
      System.out.println((tls ? "https" : "http") + "://127.0.0.1:" + server.getLocalPort());
      var unused = System.in.read();
    }
  }

  private void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      for (String request = line(in); !request.isEmpty(); request = line(in)) {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
            length = Integer.parseInt(header.substring(15).trim());
          }
        }
        String body = new String(in.readNBytes(length), UTF_8);
        if (slow) {
          Thread.sleep(1000);
        }
        out.write(answer(request, body));
      }
    } catch (IOException | InterruptedException e) {
      return; // the client has gone
    }
  }

  private byte[] answer(String request, String body) {
    if (request.startsWith("GET /counts")) {
      long twice = executed.values().stream().filter(times -> times > 1).count();
      return answer("200 OK", "", requests + " " + refused + " " + executed.size() + " " + twice);
    }
    int number = requests.incrementAndGet();
    if (request.startsWith("POST ")) {
      return executed.merge(body, 1, Integer::sum) > 1
          ? answer("200 OK", "", Responses.organization("org_" + number))
          : number % 2 == 0
              ? answer("500 Internal Server Error", "", Responses.error("internal_clerk_error"))
              : answer("503 Service Unavailable", "", Responses.error("service_unavailable"));
    }
    if (limited && !admit()) {
      refused.incrementAndGet();
      return REFUSED;
    }
    return request.startsWith("GET /v1/users?") ? USERS : USER;
  }

  private synchronized boolean admit() {
    long now = System.nanoTime();
    if (now - periodStart >= PERIOD) {
      periodStart = now;
      inPeriod = 0;
    }
    return inPeriod++ < LIMIT;
  }

  private static byte[] answer(String status, String headers, String body) {
    int length = body.getBytes(UTF_8).length;
    return "HTTP/1.1 %s\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, length, body)
        .getBytes(UTF_8);
  }

  /** Returns a line, or an empty one at the end. */
  private static String line(InputStream in) throws IOException {
    byte[] line = new byte[8192];
    int length = 0;
    for (int each = in.read(); each != '\n' && each != -1; each = in.read()) {
      if (each != '\r') {
        line[length++] = (byte) each;
      }
    }
    return new String(line, 0, length, US_ASCII);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(null, task, "clerk", 256 * 1024); // there can be thousands
    thread.setDaemon(true);
    thread.start();
  }
}
