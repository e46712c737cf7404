package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that a server closes after each response without saying so. */
class KeptConnectionTest {
  private static final int THREADS = 16;

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile ServerSocket server = unbound();
  private volatile CyclicBarrier together = new CyclicBarrier(1);

  private static ServerSocket unbound() {
    try {
      return new ServerSocket();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource
  void aWriteIsSentOnAnotherConnectionWhereTheKeptOneHasBeenClosed(CallStyle way) {
    try (ClerkClient clerk = builder().build()) {
      for (int i = 0; i < 20; i++) {
        way.getUser(clerk.withOptions(o -> o.maxRetries(3)), "user_1");
        awaitClosing();

        assertThat(way.banUser(clerk, "user_1").id()).isEqualTo("user_1");
      }
    }
    assertThat(requests).hasValue(40);
  }

  @Test
  void noneOfManyWritesIsLostOnConnectionsThatTheServerCloses() throws Exception {
    int rounds = 12;
    together = new CyclicBarrier(THREADS); // in a round, no call uses another's connection
    try (ClerkClient clerk = builder().build()) {
      for (int round = 0; round < rounds; round++) {
        List<Future<?>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          calls.add(threads.submit(() -> clerk.users().banUser("user_1")));
        }
        for (Future<?> each : calls) {
          each.get();
        }
        awaitClosing();
      }
    }
    assertThat(requests).hasValue(rounds * THREADS);
  }

  @Test
  void aConnectionThatAnotherClientHasLeftBehindIsLookedAt() {
    OkHttpClient http = new OkHttpClient.Builder().connectionPool(new ConnectionPool()).build();
    try (ClerkClient one = builder().httpClient(http).build();
        ClerkClient other = builder().httpClient(http).build()) {
      one.users().getUser("user_1");
      awaitClosing();

      assertThat(other.users().banUser("user_1").id()).isEqualTo("user_1");
    }
    assertThat(requests).hasValue(2);
  }

  private ClerkClient.Builder builder() {
    return ClerkClient.builder()
        .secretKey(HttpTest.KEY)
        .apiUrl("http://localhost:" + server.getLocalPort())
        .maxRetries(0);
  }

  private void awaitClosing() {
    while (closed.get() < requests.get()) {
      Thread.onSpinWait();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket accepted = server.accept();
        threads.execute(() -> answer(accepted));
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private void answer(Socket accepted) {
    try (Socket socket = accepted) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        assertThat(line).doesNotStartWith("Content-Length: 1"); // no bodies here
      }
      requests.incrementAndGet();
      together.await(10, TimeUnit.SECONDS);
      String response =
          "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(HttpTest.USER.length(), HttpTest.USER);
      socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException | InterruptedException | BrokenBarrierException | TimeoutException e) {
      assertThat(server.isClosed()).isTrue();
    }
    closed.incrementAndGet();
  }
}
