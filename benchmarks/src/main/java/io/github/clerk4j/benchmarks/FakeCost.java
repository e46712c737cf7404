package io.github.clerk4j.benchmarks;

import io.github.clerk4j.testing.FakeClerk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** A benchmark of {@code FakeClerk}: its start, its first token, and calls by one caller. */
final class FakeCost {
  private FakeCost() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int runs = Integer.getInteger("runs", 21);
    double[] starts = new double[runs];
    double[] tokens = new double[runs];
    for (int i = 0; i < runs; i++) {
      long begin = System.nanoTime();
      try (FakeClerk fake = FakeClerk.start()) {
        starts[i] = millisSince(begin);
        fake.sessionToken(fake.signIn(fake.addUser("ada@example.com"))).sign();
        tokens[i] = millisSince(begin);
      }
    }
    print("start, first in the JVM", starts[0], starts[0]);
    print("start", starts);
    print("start to the first token", tokens);

    try (FakeClerk fake = FakeClerk.start()) {
      String user = fake.addUser("ada@example.com").id();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(fake.apiUrl() + "/v1/users/" + user))
              .header("Authorization", "Bearer " + fake.secretKey())
              .build();
      HttpClient client = HttpClient.newHttpClient();
      int calls = Integer.getInteger("calls", 2000);
      double[] times = new double[calls];
      for (int i = -calls / 4; i < calls; i++) {
        long begin = System.nanoTime();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
          throw new IOException("answered " + response.statusCode());
        }
        times[Math.max(i, 0)] = millisSince(begin);
      }
      print("call", times);
    }
  }

  private static double millisSince(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  private static void print(String what, double... millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "%-26s median %7.2f ms, 99 of 100 within %7.2f ms%n",
        what, sorted[sorted.length / 2], sorted[(int) Math.ceil(sorted.length * 0.99) - 1]);
  }
}
