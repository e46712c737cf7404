package io.github.clerk4j.benchmarks;

import io.github.clerk4j.testing.FakeClerk;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A benchmark of the start of a JVM to its first verified token: wall time, CPU, peak memory. */
final class VerifyCold {
  private VerifyCold() {}

  public static void main(String[] args) throws IOException {
    int runs = Integer.getInteger("runs", 11);
    try (FakeClerk fake = FakeClerk.start()) {
      String token =
          fake.sessionToken(fake.signIn(fake.addUser("ada@example.com")))
              .lifetime(Duration.ofDays(1))
              .sign();
      for (String keys : List.of("PEM", "JWKS")) {
        Map<String, Samples> measured = new LinkedHashMap<>();
        for (int i = 0; i < runs; i++) {
          for (String sdk : List.of("official, ", "clerk4j, ")) {
            measured
                .computeIfAbsent(sdk + keys, any -> new Samples())
                .add(run(sdk + keys, token, fake));
          }
        }
        Table.print(
            "First verified token, medians of " + runs,
            List.of("wall s", "CPU s", "peak MB"),
            measured);
      }
    }
    System.exit(0); // even if threads are left
  }

  private static double[] run(String contender, String token, FakeClerk fake) throws IOException {
    long start = System.nanoTime();
    try (Jvm jvm =
        Jvm.start(
            List.of(),
            VerifyFirst.class,
            contender,
            token,
            fake.jwtKey(),
            fake.secretKey(),
            fake.apiUrl())) {
      String said = jvm.readLine();
      double wall = (System.nanoTime() - start) / 1e9;
      if (!said.equals("verified")) {
        throw new IOException(contender + " said " + said);
      }
      return new double[] {wall, jvm.cpuSeconds(), jvm.peakMegabytes()};
    }
  }
}
