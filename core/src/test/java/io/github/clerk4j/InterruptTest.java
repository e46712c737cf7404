package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptTest extends HttpTest {
  private final List<CallListener.Attempt> attempts = new CopyOnWriteArrayList<>();

  @Test
  void anInterruptedThreadSendsNothingAndStaysInterrupted() {
    try (ClerkClient client = builder().maxRetries(3).listener(attempts::add).build()) {
      Thread.currentThread().interrupt();

      ClerkConnectionException e =
          catchThrowableOfType(
              ClerkConnectionException.class, () -> client.users().getUser("user_1"));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(e)
          .hasMessage("GET /users/user_1: not sent: interrupted while waiting")
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(attempts).extracting(CallListener.Attempt::outcome).containsExactly("not_sent");
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void aThreadThatIsInterruptedWhileItConnectsIsNotRetriedAndStaysInterrupted() {
    try (ClerkClient client =
        builder()
            .maxRetries(3)
            .listener(attempts::add)
            .httpClient(
                new okhttp3.OkHttpClient.Builder()
                    .dns(
                        host -> {
                          Thread.currentThread().interrupt();
                          return okhttp3.Dns.SYSTEM.lookup(host);
                        })
                    .build())
            .build()) {
      ClerkConnectionException e =
          catchThrowableOfType(
              ClerkConnectionException.class, () -> client.users().getUser("user_1"));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(e).hasCauseInstanceOf(InterruptedException.class);
      assertThat(attempts).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aThreadThatIsInterruptedWhileItWaitsForAResponseReturnsAtOnce(boolean clientClosed)
      throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    ClerkClient client =
        builder()
            .timeout(Duration.ofHours(1))
            .readTimeout(Duration.ofHours(1))
            .listener(attempts::add)
            .build();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              ClerkConnectionException e =
                  catchThrowableOfType(
                      ClerkConnectionException.class, () -> client.users().getUser("user_1"));
              interrupted.complete(e != null && Thread.currentThread().isInterrupted());
            });
    thread.start();
    sent();
    if (clientClosed) {
      client.close();
    }

    thread.interrupt();

    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(attempts).extracting(CallListener.Attempt::outcome).containsExactly("no_response");
    client.close();
  }
}
