package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault, for every method, synchronous and asynchronous, against core/README.md. */
@Tag("slow")
class FaultMatrixTest {
  private final FaultTable table;

  FaultMatrixTest() throws IOException {
    table = FaultTable.read();
  }

  static Stream<Arguments> cells() {
    return Stream.of(Fault.values())
        .flatMap(
            fault ->
                Stream.of(Kind.values())
                    .flatMap(
                        kind ->
                            Stream.of(CallStyle.values())
                                .map(way -> Arguments.of(fault, kind, way))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void callsEndAsTheTableSays(Fault fault, Kind kind, CallStyle way) throws IOException {
    String once = FaultTable.general(run(fault, true, kind, way));
    String everyTime = FaultTable.general(run(fault, false, kind, way));

    assertThat(table.rowsFor(fault.name, kind == Kind.GET))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.once()).isEqualTo(once);
              assertThat(row.everyTime()).isEqualTo(everyTime);
            });
  }

  private static String run(Fault fault, boolean once, Kind kind, CallStyle way)
      throws IOException {
    AtomicInteger requests = new AtomicInteger();
    AtomicInteger attempts = new AtomicInteger();
    AtomicBoolean faulty = new AtomicBoolean(true);
    try (FastScheduler time = new FastScheduler();
        MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              requests.incrementAndGet();
              return faulty.get()
                  ? fault.answer(time.now())
                  : new MockResponse.Builder().body(HttpTest.USER).build();
            }
          });
      server.start();
      OkHttpClient http =
          new OkHttpClient.Builder()
              .socketFactory(new Sockets(fault == Fault.REFUSED ? faulty : new AtomicBoolean()))
              .followRedirects(false)
              .build();
      try (ClerkClient clerk =
          ClerkClient.builder()
              .secretKey(HttpTest.KEY)
              .apiUrl(server.url("/").toString())
              .httpClient(http)
              .timeout(Duration.ofHours(10)) // in fast time
              .readTimeout(Duration.ofMillis(250))
              .retryPolicy(RetryPolicy.builder().maxDuration(Duration.ofHours(10)).build())
              .time(time, () -> 0.5)
              .maxResponseSize(Fault.LARGEST)
              .listener(
                  attempt -> {
                    faulty.set(!once);
                    attempts.set(attempt.number());
                  })
              .build()) {
        String outcome = kind.outcome(way, clerk);
        if (fault != Fault.REFUSED) {
          assertThat(requests).hasValue(attempts.get());
        }
        return requests + ", " + outcome;
      } finally {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
      }
    }
  }

  /** Sockets that cannot be connected while they are to be faulty. */
  private static final class Sockets extends SocketFactory {
    private final AtomicBoolean faulty;

    Sockets(AtomicBoolean faulty) {
      this.faulty = faulty;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
          if (faulty.get()) {
            throw new ConnectException("Connection refused");
          }
          super.connect(Objects.requireNonNull(endpoint), timeout);
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
