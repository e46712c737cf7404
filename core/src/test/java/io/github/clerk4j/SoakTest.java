package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls at once, through a server that answers as it likes. */
@Tag("slow")
class SoakTest {
  private static final int CALLS = 10_000;
  private static final int THREADS = 64;
  private static final long SEED = 20_261_124;

  private final AtomicInteger requests = new AtomicInteger();
  private final Map<String, AtomicInteger> executions = new ConcurrentHashMap<>();

  /** The outcome of a call, with a unique name. */
  private record Result(String id, boolean isWrite, boolean succeeded) {}

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyCallEndsAndNoWriteIsExecutedTwice() throws Exception {
    ConnectionPool pool = new ConnectionPool();
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(THREADS);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .connectionPool(pool)
            .dispatcher(dispatcher)
            .followRedirects(false)
            .build();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Queue<Result> results = new ConcurrentLinkedQueue<>();
    AtomicInteger attempts = new AtomicInteger();
    try (FastScheduler time = new FastScheduler();
        PromptServer server = new PromptServer(this::answer);
        ClerkClient clerk =
            server
                .client()
                .httpClient(http)
                .time(time, new Random(SEED)::nextDouble)
                .timeout(Duration.ofHours(10)) // in fast time
                .retryPolicy(RetryPolicy.builder().maxDuration(Duration.ofHours(10)).build())
                .listener(attempt -> attempts.incrementAndGet())
                .build()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        int number = i;
        calls.add(threads.submit(() -> results.add(call(clerk, number))));
      }
      for (Future<?> each : calls) {
        each.get();
      }

      dispatcher.executorService().shutdown(); // a future ends a moment before its call does
      assertThat(dispatcher.executorService().awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(dispatcher.runningCallsCount()).isZero();
      assertThat(dispatcher.queuedCallsCount()).isZero();
      assertThat(pool.connectionCount()).isEqualTo(pool.idleConnectionCount());
    } finally {
      threads.shutdown();
      http.dispatcher().executorService().shutdown();
      pool.evictAll();
    }

    assertThat(results).hasSize(CALLS);
    assertThat(attempts).hasValueGreaterThan(CALLS);
    assertThat(results.stream().filter(Result::succeeded).count()).isGreaterThan(CALLS / 2);
    assertThat(results)
        .allSatisfy(
            each -> {
              int executed = executed(each.id());
              if (each.isWrite()) {
                assertThat(executed).as(each.toString()).isLessThanOrEqualTo(1);
              }
              if (each.succeeded()) {
                assertThat(executed).as(each.toString()).isPositive();
              }
            });
    assertThat(pool.connectionCount()).isZero();
    assertNoThreadIsLeft();
    long failed = results.stream().filter(each -> !each.succeeded()).count();
    System.out.println(
        "Soak: %d calls, %d attempts, %d requests, %d calls failed"
            .formatted(CALLS, attempts.get(), requests.get(), failed));
  }

  private static Result call(ClerkClient clerk, int number) {
    String id = "user_" + number;
    CallStyle way = number % 2 == 0 ? CallStyle.WAITING : CallStyle.ASYNC;
    boolean isWrite = number % 3 != 0;
    try {
      if (!isWrite) {
        way.getUser(clerk, id);
      } else if (number % 3 == 1) {
        way.updateUser(clerk, id, user -> user.firstName("John"));
      } else {
        way.banUser(clerk, id);
      }
      return new Result(id, isWrite, true);
    } catch (ClerkException e) {
      return new Result(id, isWrite, false);
    }
  }

  private MockResponse answer(RecordedRequest request) {
    Random random = new Random(SEED + requests.incrementAndGet() * 7919L);
    MockResponse.Builder response = new MockResponse.Builder();
    if (random.nextInt(5) == 0) {
      response.headersDelay(random.nextInt(5), TimeUnit.MILLISECONDS);
    }
    int chance = random.nextInt(100);
    if (chance < 2) {
      return response.code(429).addHeader("Retry-After", random.nextInt(2)).build();
    }
    boolean fails = chance < 20;
    if (!fails || random.nextBoolean()) {
      execute(request);
    }
    if (chance < 5) {
      return response.onResponseStart(new SocketEffect.CloseSocket()).build();
    } else if (chance < 8) {
      return response
          .body(HttpTest.USER)
          .setHeader("Content-Length", 1000)
          .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
          .build();
    } else if (chance < 10) {
      return response
          .body("{\"id\":\"" + "x".repeat(100_000) + "\"}")
          .onResponseBody(new SocketEffect.CloseSocket())
          .build();
    } else if (fails) {
      return response.code(chance % 2 == 0 ? 500 : 503).build();
    }
    return response.body(HttpTest.USER).build();
  }

  private void execute(RecordedRequest request) {
    String id = request.getUrl().pathSegments().get(2);
    executions.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
  }

  private int executed(String id) {
    AtomicInteger executed = executions.get(id);
    return executed == null ? 0 : executed.get();
  }

  private static void assertNoThreadIsLeft() throws InterruptedException, IOException {
    for (Thread each : Thread.getAllStackTraces().keySet()) {
      if (each.getName().startsWith("clerk4j") || each.getName().startsWith("OkHttp http://")) {
        each.join(10_000);
        assertThat(each.isAlive()).as(each.getName()).isFalse();
      }
    }
  }
}
