package io.github.clerk4j.benchmarks;

import java.io.IOException;
import java.util.List;

/**
 * A benchmark of 100 POSTs, each executed and then answered with 500 or 503: the number executed
 * twice.
 */
final class ExecutedPost {
  private static final int CALLS = 100;

  private ExecutedPost() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.printf("%nPOST executed, then answered 500 or 503, %d calls%n%n", CALLS);
    System.out.println(
        "| | answered | errors shown | requests sent | executed | executed twice | s |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    for (String name : List.of("official", "ours")) {
      try (Jvm server = Jvm.server("plain")) {
        String url = server.readLine();
        Contender contender = Contender.of(name, url);
        Burst burst = Burst.of(CALLS, i -> contender.createOrganization("organization " + i));
        String[] counts = Burst.counts(url);
        System.out.printf(
            "| %s | %d | %d | %s | %s | %s | %.1f |%n",
            name,
            burst.answered(),
            burst.failed(),
            counts[0],
            counts[2],
            counts[3],
            burst.seconds());
      }
    }
  }
}
