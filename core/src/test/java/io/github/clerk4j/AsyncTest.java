package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.User;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class AsyncTest extends HttpTest {
  @Test
  void cancellingAFutureCancelsTheCall() throws InterruptedException {
    assertCallIsCancelled(client -> client.users().getUser("user_1"));
  }

  @Test
  void cancellingTheFutureOfAPageCancelsTheCall() throws InterruptedException {
    assertCallIsCancelled(client -> client.users().getUserList());
  }

  private void assertCallIsCancelled(Function<AsyncClerkClient, CompletableFuture<?>> call)
      throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    EventListener listener =
        new EventListener() {
          @Override
          public void canceled(Call call) {
            cancelled.countDown();
          }
        };
    ClerkClient listened =
        builder().httpClient(new OkHttpClient.Builder().eventListener(listener).build()).build();
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    CompletableFuture<?> future = call.apply(listened.async());
    sent();
    assertThat(future.cancel(true)).isTrue();

    assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aHundredCallsAreUnderWayAtOnce() {
    int calls = 100;
    CyclicBarrier all = new CyclicBarrier(calls);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            try {
              all.await(20, TimeUnit.SECONDS);
              return new MockResponse.Builder().body(USER).build();
            } catch (BrokenBarrierException | TimeoutException e) {
              return new MockResponse.Builder().code(500).build();
            }
          }
        });

    List<CompletableFuture<User>> futures =
        IntStream.range(0, calls).mapToObj(i -> clerk.async().users().getUser("user_1")).toList();

    assertThat(futures).allSatisfy(each -> assertThat(each.join().id()).isEqualTo("user_1"));
  }

  @Test
  void aFailureIsTheCauseOfWhatTheFutureThrows() {
    answer(404, "");

    assertThatThrownBy(() -> clerk.async().users().getUser("user_1").get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void theFutureOfAClosedClientFails() {
    clerk.close();

    assertThatThrownBy(() -> clerk.async().users().getUser("user_1").get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ClerkConnectionException.class);
  }

  @Test
  void aCallCancelledInTheQueueOfTheDispatcherIsLoggedAndReleasesItsPermit() throws Exception {
    assertQueuedCallEnds(
        (client, call) -> call.cancel(true), "GET /users/user_1: not sent: cancelled");
  }

  @Test
  void aCallThatIsInTheQueueOfTheDispatcherWhenTheClientEndsFails() throws Exception {
    assertQueuedCallEnds(
        (client, call) -> client.close(), "GET /users/user_1: not sent: the client is closed");
  }

  private void assertQueuedCallEnds(
      BiConsumer<ClerkClient, CompletableFuture<?>> end, String message) throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    OkHttpClient http = new OkHttpClient();
    http.dispatcher().setMaxRequests(1);
    BlockingQueue<CallListener.Attempt> attempts = new LinkedBlockingQueue<>();
    try (ClerkClient slow = builder().httpClient(http).build();
        ClerkClient client = builder().httpClient(http).listener(attempts::add).build()) {
      CompletableFuture<User> running = slow.async().users().getUser("user_1");
      CompletableFuture<User> queued = client.async().users().getUser("user_1");

      end.accept(client, queued);

      CallListener.Attempt attempt =
          Objects.requireNonNull(attempts.poll(10, TimeUnit.SECONDS), "nothing was told");
      assertThat(attempt.failure()).hasMessage(message);
      assertThat(attempt.outcome()).isEqualTo("not_sent");
      assertThatThrownBy(() -> queued.get(10, TimeUnit.SECONDS)).isNotNull();
      RateLimitGates.Route limits =
          client.transport.shared().limits().route("GET", "/users/{user_id}", "/users/user_1");
      assertThat(limits.gates).allMatch(RateLimitGate::isIdle);
      assertThat(running).isNotDone();
      running.cancel(true);
    }
    assertThat(attempts).isEmpty();
    http.dispatcher().executorService().shutdown();
  }
}
