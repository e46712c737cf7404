package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.CallListener.Attempt;
import io.github.clerk4j.CallListener.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallObserverTest extends HttpTest {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<CallObserver.Result> results = new CopyOnWriteArrayList<>();

  /** A listener that notes all that it is told, in order. */
  private final class Notes implements CallListener {
    @Override
    public void onAttempt(Attempt attempt) {
      told.add("listener " + attempt.outcome());
    }

    @Override
    public CallObserver onCall(Call call) {
      told.add("begin " + call.operation() + " " + call.method() + " " + call.path());
      threads.add(Thread.currentThread());
      return new CallObserver() {
        @Override
        public void onAttempt(Attempt attempt) {
          told.add("attempt " + attempt.number() + " " + attempt.outcome());
        }

        @Override
        public void onEnd(Result result) {
          told.add("end " + result.outcome() + " after " + result.attempts());
          threads.add(Thread.currentThread());
          results.add(result);
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallIsToldFromItsBeginningToItsEndOnce(CallStyle way) {
    answer(503, "", "Retry-After: 0");
    answer(200, USER, "x-clerk-trace-id: 33cc");
    try (ClerkClient client = builder().maxRetries(3).listener(new Notes()).build()) {
      way.getUser(client, "user_1");
    }

    assertThat(told)
        .containsExactly(
            "begin getUser GET /users/{user_id}",
            "attempt 1 503",
            "attempt 2 200",
            "end 200 after 2");
    assertThat(threads.get(0)).isSameAs(Thread.currentThread());
    CallObserver.Result result = results.get(0);
    assertThat(result.traceId()).isEqualTo("33cc");
    assertThat(result.failure()).isNull();
    assertThat(result.duration()).isPositive();
  }

  @Test
  void aSynchronousCallEndsOnItsThread() {
    answer(200, USER);
    try (ClerkClient client = builder().listener(new Notes()).build()) {
      client.users().getUser("user_1");
    }

    assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
  }

  @ParameterizedTest
  @EnumSource
  void anObserverGetsTheThrowableOfTheCaller(CallStyle way) {
    answer(404, "");
    try (ClerkClient client = builder().listener(new Notes()).build()) {
      assertThatThrownBy(() -> way.getUser(client, "user_1"))
          .isInstanceOf(NotFoundException.class)
          .isSameAs(results.get(0).failure());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theErrorOfAnInterceptorEndsTheCallOnce(CallStyle way) {
    OkHttpClient broken =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw new AssertionError("broken");
                })
            .build();
    try (ClerkClient client = builder().httpClient(broken).listener(new Notes()).build()) {
      assertThatThrownBy(() -> way.getUser(client, "user_1")).isInstanceOf(AssertionError.class);
    }

    assertThat(results).hasSize(1);
    assertThat(results.get(0).failure()).isInstanceOf(AssertionError.class);
  }

  @Test
  void aCancelledCallIsToldOnce() throws InterruptedException {
    CompletableFuture<Void> end = new CompletableFuture<>();
    try (ClerkClient client =
        builder()
            .listener(
                new CallListener() {
                  @Override
                  public void onAttempt(Attempt attempt) {}

                  @Override
                  public CallObserver onCall(Call call) {
                    CallObserver notes = new Notes().onCall(call);
                    return new CallObserver() {
                      @Override
                      public void onAttempt(Attempt attempt) {
                        notes.onAttempt(attempt);
                      }

                      @Override
                      public void onEnd(Result result) {
                        notes.onEnd(result);
                        end.complete(null);
                      }
                    };
                  }
                })
            .build()) {
      CompletableFuture<?> call = client.async().users().getUser("user_1");
      sent();
      call.cancel(true);
      end.join();
    }

    assertThat(told)
        .containsExactly(
            "begin getUser GET /users/{user_id}",
            "attempt 1 no_response",
            "end no_response after 1");
  }

  @ParameterizedTest
  @EnumSource
  void aCallBeyondTheBulkheadIsToldWithoutAnAttempt(CallStyle way) throws InterruptedException {
    try (ClerkClient client = builder().listener(new Notes()).build()) {
      ClerkClient bounded = client.withOptions(o -> o.bulkhead(1));
      CompletableFuture<?> first = bounded.async().users().getUser("user_1");
      sent();
      told.clear();

      assertThatThrownBy(() -> way.getUser(bounded, "user_2"))
          .hasMessageContaining("the bulkhead is full");

      assertThat(told)
          .containsExactly("begin getUser GET /users/{user_id}", "end not_sent after 0");
      first.cancel(true);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWaitForARateLimiterIsToldWithoutTheDelayOfRetries(CallStyle way) {
    answer(503, "", "Retry-After: 7");
    answer(200, USER);
    List<Duration> waits = new ArrayList<>(List.of(Duration.ofSeconds(20), Duration.ZERO));
    try (FastScheduler time = new FastScheduler();
        ClerkClient client =
            builder()
                .retryPolicy(RetryPolicy.builder().maxDuration(Duration.ofHours(1)).build())
                .timeout(Duration.ofHours(1))
                .time(time, () -> 0.001)
                .rateLimiter(max -> CompletableFuture.completedFuture(waits.remove(0)))
                .listener(new Notes())
                .build()) {
      way.getUser(client, "user_1");
    }

    CallObserver.Result result = results.get(0);
    assertThat(result.rateLimitWait()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    assertThat(result.duration()).isGreaterThanOrEqualTo(result.rateLimitWait().plusSeconds(7));
  }

  @Test
  void theWaitAfterA429IsTold() {
    answer(429, "", "Retry-After: 30");
    answer(200, USER);
    try (FastScheduler time = new FastScheduler();
        ClerkClient client =
            builder()
                .retryPolicy(RetryPolicy.builder().maxDuration(Duration.ofHours(1)).build())
                .timeout(Duration.ofHours(1))
                .time(time, () -> 0.001)
                .listener(new Notes())
                .build()) {
      client.users().getUser("user_1");
    }

    assertThat(results.get(0).rateLimitWait()).isGreaterThanOrEqualTo(Duration.ofSeconds(29));
  }

  @Test
  void aCallThatDoesNotWaitHasNoWait() {
    answer(503, "", "Retry-After: 0");
    answer(200, USER);
    try (ClerkClient client =
        builder()
            .maxRetries(1)
            .rateLimit(100, Duration.ofSeconds(1))
            .listener(new Notes())
            .build()) {
      client.users().getUser("user_1");
    }

    assertThat(results.get(0).rateLimitWait()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aListenerThatThrowsAtAnyPointChangesNothing(CallStyle way) {
    answer(200, USER);
    CallListener broken =
        new CallListener() {
          @Override
          public void onAttempt(Attempt attempt) {}

          @Override
          public @Nullable CallObserver onCall(Call call) {
            throw new IllegalStateException("at the beginning");
          }
        };
    CallListener brokenLater =
        new CallListener() {
          @Override
          public void onAttempt(Attempt attempt) {}

          @Override
          public CallObserver onCall(Call call) {
            return new CallObserver() {
              @Override
              public void onAttempt(Attempt attempt) {
                throw new IllegalStateException("at an attempt");
              }

              @Override
              public void onEnd(Result result) {
                throw new AssertionError("at the end");
              }
            };
          }
        };
    try (ClerkClient client =
        builder().listener(broken).listener(brokenLater).listener(new Notes()).build()) {
      assertThat(way.getUser(client, "user_1").id()).isEqualTo("user_1");
    }

    assertThat(told).hasSize(3);
  }

  @Test
  void aListenerWithoutAnObserverIsToldNothingMore() {
    answer(200, USER);
    CallListener none =
        new CallListener() {
          @Override
          public void onAttempt(Attempt attempt) {
            told.add("attempt");
          }

          @Override
          public @Nullable CallObserver onCall(Call call) {
            return null;
          }
        };
    try (ClerkClient client = builder().listener(none).build()) {
      client.users().getUser("user_1");
    }

    assertThat(told).isEmpty();
  }
}
