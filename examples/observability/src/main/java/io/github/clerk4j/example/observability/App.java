package io.github.clerk4j.example.observability;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;

/** A program that makes calls with and without errors, and prints their metrics. */
final class App {
  private App() {}

  public static void main(String[] args) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk =
            ClerkClient.builder()
                .secretKey(fake.secretKey())
                .apiUrl(fake.apiUrl())
                .listener(new CallMetrics(registry))
                .build()) {
      makeCalls(fake, clerk);
    }
    registry.find("clerk.attempts").timers().stream()
        .map(App::line)
        .sorted()
        .forEach(System.out::println);
  }

  private static void makeCalls(FakeClerk fake, ClerkClient clerk) {
    User ada = fake.addUser("ada@example.com");
    fake.enqueue(
        FakeResponse.error(503, "service_unavailable", "Try again").header("Retry-After", "0"),
        FakeResponse.error(429, "too_many_requests", "Too many requests")
            .header("Retry-After", "0"));
    for (int i = 0; i < 3; i++) {
      System.out.println("Found " + clerk.users().getUser(ada.id()).id());
    }
    System.out.println("Found " + clerk.users().getUserList().items().size() + " in all");
    try {
      System.out.println("Found " + clerk.users().getUser("user_0").id());
    } catch (NotFoundException e) {
      System.out.println(e.getMessage());
    }
  }

  /**
   * Returns a line such as {@code getUser 200: 3 attempts, 12 ms on average, last of their call}.
   */
  private static String line(Timer timer) {
    return "%s %s: %d attempts, %.0f ms on average, %s"
        .formatted(
            timer.getId().getTag("operation"),
            timer.getId().getTag("outcome"),
            timer.count(),
            timer.mean(TimeUnit.MILLISECONDS),
            "true".equals(timer.getId().getTag("last")) ? "last of their call" : "sent again");
  }
}
