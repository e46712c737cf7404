package io.github.clerk4j;

import io.github.clerk4j.redis.SimulatedRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * 1,000 services under one limit of 1000 requests in 10 s, on a simulated clock. Gates, limiter,
 * circuit breaker and the scripts of Redis are those of production. Everything follows from a seed.
 */
final class FleetSimulation {
  static final int SERVICES = 1000;
  static final Duration LENGTH = Duration.ofMinutes(2);

  private static final Duration OUTAGE_BEGINS = Duration.ofSeconds(40);
  private static final Duration OUTAGE_ENDS = Duration.ofSeconds(70);
  private static final int GREED = 1500;
  private static final double INTERACTIVE_PER_SECOND = 15;

  /** The circumstances of a run. */
  enum Scenario {
    UNSHARED("no shared limiter"),
    SHARED("the shared limiter"),
    RESTARTS("one service restarts each second"),
    OUTAGE("Redis down from 40 s to 70 s"),
    SKEW("clocks wrong by up to 5 s"),
    GREEDY_UNSHARED("a greedy batch service, no shared limiter"),
    GREEDY("a greedy batch service");

    final String text;

    Scenario(String text) {
      this.text = text;
    }

    boolean isGreedy() {
      return this == GREEDY || this == GREEDY_UNSHARED;
    }
  }

  final SimulatedTime time = new SimulatedTime();
  final SimulatedClerk clerk = new SimulatedClerk(time, (int) LENGTH.toSeconds());
  final @Nullable SimulatedRedis redis;
  private final Scenario scenario;
  private final Random random = new Random(7);
  private final List<SimulatedService> services = new ArrayList<>();
  private final List<Duration> interactive = new ArrayList<>();
  private int lost;

  /**
   * The outcome of a run.
   *
   * @param throughput executed requests, divided by those of an ideal fleet
   * @param wasted the part of the requests that got a 429
   * @param fairness Jain's index of the executed requests of each service: 1 if all are equal
   */
  record Figures(
      double throughput,
      double wasted,
      double fairness,
      Duration p99,
      Duration longest,
      int lost,
      List<Integer> bySecond) {}

  private FleetSimulation(Scenario scenario) {
    this.scenario = scenario;
    boolean shared = scenario != Scenario.UNSHARED && scenario != Scenario.GREEDY_UNSHARED;
    this.redis =
        shared ? new SimulatedRedis(() -> 1_800_000_000_000_000L + time.nanos() / 1000) : null;
  }

  static Figures run(Scenario scenario) {
    FleetSimulation fleet = new FleetSimulation(scenario);
    fleet.start();
    fleet.time.advance(LENGTH.minusNanos(1));
    return fleet.figures();
  }

  boolean isRedisDown() {
    return scenario == Scenario.OUTAGE
        && time.nanos() >= OUTAGE_BEGINS.toNanos()
        && time.nanos() < OUTAGE_ENDS.toNanos();
  }

  void ended(Lane lane, Duration took, boolean succeeded) {
    lost += succeeded ? 0 : 1;
    if (lane == Lane.INTERACTIVE) {
      interactive.add(took);
    }
  }

  private void start() {
    for (int i = 0; i < SERVICES; i++) {
      services.add(newService());
      if (!scenario.isGreedy()) {
        begin(services.get(i));
      }
    }
    if (scenario == Scenario.RESTARTS) {
      restartOne();
    }
    if (scenario.isGreedy()) {
      for (int i = 0; i < GREED; i++) {
        services.get(0).callAgainAndAgain(Lane.BATCH);
      }
      callInteractively();
    }
  }

  private SimulatedService newService() {
    Duration skew =
        scenario == Scenario.SKEW
            ? Duration.ofMillis(random.nextInt(10_001) - 5000)
            : Duration.ZERO;
    return new SimulatedService(this, skew);
  }

  private void begin(SimulatedService service) {
    time.after(
        Duration.ofMillis(random.nextInt(1000)), () -> service.callAgainAndAgain(Lane.INTERACTIVE));
  }

  private void restartOne() {
    int which = random.nextInt(SERVICES);
    SimulatedService dying = services.get(which);
    dying.die();
    SimulatedService next = newService();
    next.executed = dying.executed;
    services.set(which, next);
    begin(next);
    time.after(Duration.ofSeconds(1), this::restartOne);
  }

  /** Sign-ins at random times, at any service but the greedy one. */
  private void callInteractively() {
    services.get(1 + random.nextInt(SERVICES - 1)).call(Lane.INTERACTIVE, () -> {});
    double seconds = -Math.log(1 - random.nextDouble()) / INTERACTIVE_PER_SECOND;
    time.after(Duration.ofNanos((long) (seconds * 1e9)), this::callInteractively);
  }

  private Figures figures() {
    double ideal =
        SimulatedClerk.LIMIT * ((double) LENGTH.toNanos() / SimulatedClerk.PERIOD.toNanos());
    double sum = services.stream().mapToDouble(each -> each.executed).sum();
    double squares =
        services.stream().mapToDouble(each -> (double) each.executed * each.executed).sum();
    interactive.sort(null);
    return new Figures(
        clerk.executed() / ideal,
        (double) clerk.rateLimited() / (clerk.executed() + clerk.rateLimited()),
        sum * sum / (SERVICES * squares),
        interactive.get((int) (interactive.size() * 0.99)),
        interactive.get(interactive.size() - 1),
        lost,
        Arrays.stream(clerk.executedBySecond).boxed().toList());
  }

  public static void main(String[] args) throws IOException {
    System.out.println(
        "\n| | of the ideal | 429 | fairness | interactive: p99, longest | calls lost |");
    System.out.println("|---|--:|--:|--:|--:|--:|");
    Map<Scenario, Figures> all = new EnumMap<>(Scenario.class);
    for (Scenario each : Scenario.values()) {
      Figures figures = run(each);
      all.put(each, figures);
      System.out.printf(
          "| %s | %.1f %% | %.1f %% | %s | %.2f s, %.2f s | %d |%n",
          each.text,
          100 * figures.throughput,
          100 * figures.wasted,
          each.isGreedy() ? "" : "%.3f".formatted(figures.fairness),
          figures.p99.toMillis() / 1e3,
          figures.longest.toMillis() / 1e3,
          figures.lost);
    }
    if (args.length > 0) {
      SimulationPicture.write(Path.of(args[0]), all);
    }
  }
}
