package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.User;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that run apart from the client's other calls. The server answers when it is told to. */
class BulkheadTest extends HttpTest {
  @ParameterizedTest
  @EnumSource
  void aCallBeyondTheLimitFailsAtOnceAndIsNotSent(CallStyle way) throws Exception {
    ClerkClient apart = clerk.withOptions(o -> o.bulkhead(1));
    CompletableFuture<User> first = apart.async().users().getUser("user_1");
    sent();

    assertThatThrownBy(() -> way.getUser(apart, "user_2"))
        .isInstanceOf(ClerkConnectionException.class)
        .hasMessage("GET /users/user_2: not sent: the bulkhead is full (maxConcurrentCalls is 1)");

    answer(200, USER);
    assertThat(first.get(10, TimeUnit.SECONDS).id()).isEqualTo("user_1");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void theNextCallFindsRoomWhetherTheOneBeforeSucceededOrFailed(CallStyle way) {
    ClerkClient apart = clerk.withOptions(o -> o.bulkhead(1));
    answer(200, USER);
    answer(404, "{}");
    answer(200, USER);

    assertThat(way.getUser(apart, "user_1").id()).isEqualTo("user_1");
    assertThatThrownBy(() -> way.getUser(apart, "user_2")).isInstanceOf(NotFoundException.class);
    assertThat(way.getUser(apart, "user_1").id()).isEqualTo("user_1");
  }

  @Test
  void aCallbackFindsTheRoomThatItsCallLeft() throws Exception {
    ClerkClient apart = clerk.withOptions(o -> o.bulkhead(1));
    answer(200, USER);
    answer(200, USER);

    User second =
        apart
            .async()
            .users()
            .getUser("user_1")
            .thenCompose(user -> apart.async().users().getUser(user.id()))
            .get(10, TimeUnit.SECONDS);

    assertThat(second.id()).isEqualTo("user_1");
  }

  @Test
  void aCancelledCallLeavesRoomAndFailsAsItselfForItsHolder() throws Exception {
    ClerkClient apart = clerk.withOptions(o -> o.bulkhead(1));
    CompletableFuture<User> hanging = apart.async().users().getUser("user_1");
    sent();
    hanging.cancel(true);
    answer(200, USER); // for the cancelled one
    answer(200, USER);

    assertThat(apart.users().getUser("user_1").id()).isEqualTo("user_1");
    assertThat(hanging).isCancelled();
  }

  @Test
  void aPageThatEndsByATimeoutOfItsFutureLeavesRoom() throws Exception {
    ClerkClient apart = clerk.withOptions(o -> o.bulkhead(1));
    CompletableFuture<?> hanging = apart.async().users().getUserList();
    sent();
    hanging.completeExceptionally(new TimeoutException()); // as orTimeout() does
    answer(200, USER); // for the page
    answer(200, USER);

    assertThat(apart.users().getUser("user_1").id()).isEqualTo("user_1");
  }

  @Test
  void asynchronousCallsDoNotQueueBehindThoseOfTheUsersClient() throws Exception {
    Dispatcher narrow = new Dispatcher();
    narrow.setMaxRequests(1);
    try (ClerkClient shared =
        builder().httpClient(new OkHttpClient.Builder().dispatcher(narrow).build()).build()) {
      ClerkClient apart = shared.withOptions(o -> o.bulkhead(2));
      CompletableFuture<User> first = shared.async().users().getUser("user_1");
      sent();
      CompletableFuture<User> queued = shared.async().users().getUser("user_1");
      CompletableFuture<User> other = apart.async().users().getUser("user_1");

      assertThat(sent().getTarget()).isEqualTo("/v1/users/user_1");
      assertThat(narrow.queuedCallsCount()).isEqualTo(1);
      for (int i = 0; i < 3; i++) {
        answer(200, USER);
      }
      CompletableFuture.allOf(first, queued, other).get(10, TimeUnit.SECONDS);
    } finally {
      narrow.executorService().shutdown();
    }
  }

  @Test
  void aClientThatIsMadeOfItSharesItsLimit() throws Exception {
    ClerkClient apart = clerk.withOptions(o -> o.bulkhead(1));
    ClerkClient machine = apart.withOptions(o -> o.secretKey("ak_machine"));
    CompletableFuture<User> first = apart.async().users().getUser("user_1");
    sent();

    assertThatThrownBy(() -> machine.users().getUser("user_2"))
        .isInstanceOf(ClerkConnectionException.class);
    answer(200, USER);
    first.get(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatMayNotWaitForARateLimitIsNotSentWhileItLasts(CallStyle way) {
    ClerkClient hasty = clerk.withOptions(o -> o.maxRateLimitWait(Duration.ZERO));
    answer(200, USER);
    answer(429, "{}", "Retry-After: 5");

    assertThat(way.getUser(hasty, "user_1").id()).isEqualTo("user_1");
    assertThatThrownBy(() -> way.getUser(clerk, "user_1")).isInstanceOf(RateLimitedException.class);
    assertThatThrownBy(() -> way.getUser(hasty, "user_1"))
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("not sent");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatMayNotWaitForARateLimiterIsNotSentIfItIsUsedUp(CallStyle way) {
    try (ClerkClient paced = builder().rateLimit(1, Duration.ofMinutes(1)).build()) {
      ClerkClient hasty = paced.withOptions(o -> o.maxRateLimitWait(Duration.ZERO));
      answer(200, USER);

      assertThat(way.getUser(hasty, "user_1").id()).isEqualTo("user_1");
      assertThatThrownBy(() -> way.getUser(hasty, "user_1"))
          .isInstanceOf(RateLimitedException.class);
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aLimitIsPositive(int calls) {
    assertThatThrownBy(() -> clerk.withOptions(o -> o.bulkhead(calls)))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("bulkhead must admit at least 1 call: " + calls);
    assertThatThrownBy(() -> clerk.withOptions(o -> o.maxRateLimitWait(Duration.ofSeconds(-1))))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("maxRateLimitWait must not be negative: PT-1S");
  }
}
