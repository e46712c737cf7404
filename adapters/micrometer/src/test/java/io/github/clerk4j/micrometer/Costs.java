package io.github.clerk4j.micrometer;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.testing.FakeClerk;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A measurement of the cost of observations: the time of {@code getUser} over loopback without a
 * listener and with one, in turns.
 *
 * <pre>mvn test-compile exec:exec -Dexec.skip=false -Dexec.classpathScope=test
 *     -Dexec.executable=java -Dexec.args="-cp %classpath io.github.clerk4j.micrometer.Costs"</pre>
 */
final class Costs {
  private static final int CALLS = 2_000;
  private static final int ROUNDS = 11;

  private Costs() {}

  public static void main(String[] args) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    ClerkObservations observed = ClerkObservations.of(observations, meters);
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient without = client(fake).build();
        ClerkClient with = client(fake).listener(observed).build()) {
      String id = fake.addUser("ada@example.com").id();
      List<Double> plain = new ArrayList<>();
      List<Double> observing = new ArrayList<>();
      for (int round = -2; round < ROUNDS; round++) { // the first two warm up
        double first = micros(without, id);
        double second = micros(with, id);
        if (round >= 0) {
          plain.add(first);
          observing.add(second);
        }
      }
      System.out.printf(
          "getUser: %.1f us without observations, %.1f us with them; difference of pairs %.1f us%n",
          median(plain), median(observing), median(differences(plain, observing)));
    }
  }

  private static ClerkClient.Builder client(FakeClerk fake) {
    return ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl());
  }

  private static double micros(ClerkClient clerk, String id) {
    long begun = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      clerk.users().getUser(id);
    }
    return (System.nanoTime() - begun) / 1000.0 / CALLS;
  }

  private static List<Double> differences(List<Double> some, List<Double> others) {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      differences.add(others.get(i) - some.get(i));
    }
    return differences;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
