package io.github.clerk4j.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * A benchmark of rate limits: 500 calls by 16 threads with 100 a second allowed, of one operation,
 * and for clerk4j also of five that share the limit. Each contender first makes as many calls
 * without a limit, so that compilation does not count.
 */
final class RateLimit {
  private static final int CALLS = 500;
  private static final double IDEAL = CALLS / 100 - 1; // the first hundred do not wait

  private RateLimit() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.printf("%nRate limit, %d GETs, ideal %.1f s%n%n", CALLS, IDEAL);
    System.out.println("| | answered | errors shown | requests sent | 429s | s | of ideal |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    for (String name : List.of("official", "ours")) {
      measure(
          name,
          url -> {
            Contender contender = Contender.of(name, url);
            return i -> contender.firstName("user_" + i);
          });
    }
    measure("ours, five operations", url -> new Ours(url)::oneOfFive);
  }

  private static void measure(String name, Function<String, IntConsumer> contender)
      throws IOException, InterruptedException {
    try (Jvm server = Jvm.server("plain")) {
      Burst burst = Burst.of(CALLS, contender.apply(server.readLine()));
      if (burst.failed() > 0) {
        throw new IOException(name + " failed without a limit");
      }
    }
    try (Jvm server = Jvm.server("limited")) {
      String url = server.readLine();
      Burst burst = Burst.of(CALLS, contender.apply(url));
      String[] counts = Burst.counts(url);
      System.out.printf(
          "| %s | %d | %d | %s | %s | %.2f | %.2f |%n",
          name,
          burst.answered(),
          burst.failed(),
          counts[0],
          counts[1],
          burst.seconds(),
          burst.seconds() / IDEAL);
    }
  }
}
