package io.github.clerk4j.redis;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.Lane;
import io.github.clerk4j.SharedRateLimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One service of a {@link Fleet}, in a JVM of its own. It makes calls from the first line of its
 * input to the second one, and prints their number, the failures and the durations.
 *
 * <p>Arguments: URL and key of Clerk, a user, the URI of Redis or {@code none}, the number of
 * threads that call without a pause, their lane, the interactive calls a second beside them, the
 * limit, its period in seconds, and the longest wait for Redis in ms.
 */
final class FleetService {
  private static final int WARM_UP = 10;
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(30);

  private final ClerkClient clerk;
  private final String user;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final ConcurrentLinkedQueue<Long> interactiveMillis = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  private FleetService(ClerkClient clerk, String user) {
    this.clerk = clerk;
    this.user = user;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    SharedRateLimiter limiter = limiter(args[3], args);
    ClerkClient.Builder builder = ClerkClient.builder().apiUrl(args[0]).secretKey(args[1]);
    if (limiter != null) {
      builder.rateLimiter(limiter);
    }
    FleetService service = new FleetService(builder.build(), args[2]);
    service.warmUp(Integer.parseInt(args[4]));
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    input.readLine();
    List<Thread> threads = new ArrayList<>();
    Lane lane = Lane.valueOf(args[5]);
    for (int i = 0; i < Integer.parseInt(args[4]); i++) {
      threads.add(new Thread(() -> service.callAgainAndAgain(lane)));
    }
    double rate = Double.parseDouble(args[6]);
    if (rate > 0) {
      threads.add(new Thread(() -> service.callNowAndThen(rate)));
    }
    for (Thread each : threads) {
      each.start();
      LockSupport.parkNanos(BETWEEN_STARTS.toNanos()); // 2 cores cannot begin 128 calls at once
    }
    input.readLine();
    service.stopped = true;
    for (Thread each : threads) {
      each.join();
    }
    System.out.println(service.calls + " " + service.failed);
    System.out.println(
        String.join(" ", service.interactiveMillis.stream().map(String::valueOf).toList()));
    System.exit(0);
  }

  private static @Nullable SharedRateLimiter limiter(String uri, String[] args) {
    return uri.equals("none")
        ? null
        : RedisRateLimiter.builder(uri)
            .limit(Integer.parseInt(args[7]), Duration.ofSeconds(Integer.parseInt(args[8])))
            .maxStoreWait(Duration.ofMillis(Integer.parseInt(args[9])))
            .build();
  }

  /** Loads classes and opens connections, while there is no limit. */
  private void warmUp(int threads) throws InterruptedException {
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    for (int i = 0; i < threads * WARM_UP; i++) {
      callers.execute(() -> call(clerk));
    }
    callers.shutdown();
    if (!callers.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the calls that warm up have not ended");
    }
  }

  private void callAgainAndAgain(Lane lane) {
    ClerkClient inLane = clerk.withOptions(o -> o.lane(lane));
    while (!stopped) {
      call(inLane);
    }
  }

  private void callNowAndThen(double perSecond) {
    while (!stopped) {
      long began = System.nanoTime();
      call(clerk);
      interactiveMillis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
      long next = began + (long) (1e9 / perSecond);
      while (System.nanoTime() - next < 0) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }

  private void call(ClerkClient client) {
    try {
      var unused = client.users().getUser(user);
      calls.incrementAndGet();
    } catch (ClerkException e) {
      failed.incrementAndGet();
      System.err.println(e);
    }
  }
}
