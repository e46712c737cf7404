package io.github.clerk4j.redis;

import io.github.clerk4j.Lane;
import io.github.clerk4j.testing.FakeClerk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Eight JVMs, one real Redis, and a {@link FakeClerk} with a limit of 100 requests a second: a
 * program that prints a table. {@code -Dperiod=10} is a limit of 1000 in 10 s, {@code -Dseconds}
 * the length of a run, and {@code -DmaxStoreWait} the longest wait for Redis in ms.
 */
final class Fleet {
  private static final int PERIOD = Integer.getInteger("period", 1);
  private static final int LIMIT = 100 * PERIOD;
  private static final int MAX_STORE_WAIT = Integer.getInteger("maxStoreWait", 250);
  private static final int SERVICES = 8;
  private static final int THREADS = 16;
  private static final int SECONDS = Integer.getInteger("seconds", 30);
  private static final int KILLED = 2;

  /** A run, and a row of the table. */
  private record Run(String name, boolean shared, Lane lane, double interactive, boolean kills) {}

  private static final class Service {
    final Process process;
    final BufferedReader output;

    Service(Process process) {
      this.process = process;
      this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    void line() throws IOException {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    }

    String readLine() throws IOException {
      String line = output.readLine();
      if (line == null) {
        throw new IOException("the service has ended");
      }
      return line;
    }
  }

  private Fleet() {}

  public static void main(String[] args) throws Exception {
    System.out.printf(
        "%n%d JVMs, %d requests in %d s, for %d s%n%n| | of the ideal | 429 after 1 s | calls lost"
            + " | interactive: p50, p99, longest |%n|---|--:|--:|--:|--:|%n",
        SERVICES, LIMIT, PERIOD, SECONDS);
    for (Run each :
        List.of(
            new Run("without the shared limiter", false, Lane.INTERACTIVE, 0, false),
            new Run("with it", true, Lane.INTERACTIVE, 0, false),
            new Run("Redis and 2 JVMs killed", true, Lane.INTERACTIVE, 0, true),
            new Run("a batch job beside 1 call a second per JVM", true, Lane.BATCH, 1, false))) {
      System.out.println(run(each));
    }
    System.exit(0);
  }

  private static String run(Run run) throws Exception {
    try (RealRedis redis = new RealRedis();
        FakeClerk clerk = FakeClerk.start()) {
      String user = clerk.addUser("ada@example.com").id();
      List<Service> services = new ArrayList<>();
      for (int i = 0; i < SERVICES; i++) {
        services.add(start(clerk, user, redis, run));
        if (i % 2 == 1) { // two at a time, so that none starts too slowly
          services.get(i - 1).readLine();
          services.get(i).readLine();
        }
      }
      // What they called to warm up is forgotten after a period.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1100L * PERIOD));
      clerk.faults().rateLimit(LIMIT, Duration.ofSeconds(PERIOD));
      clerk.clearRequests();
      Responses responses = new Responses(clerk);
      for (Service each : services) {
        each.line();
      }
      observe(responses, run.kills() ? SECONDS * 0.35 : SECONDS);
      if (run.kills()) {
        redis.stop();
        for (Service each : services.subList(0, KILLED)) {
          each.process.destroyForcibly().waitFor();
        }
        services = services.subList(KILLED, SERVICES);
        observe(responses, SECONDS * 0.6);
        redis.start();
        observe(responses, SECONDS);
      }
      double ideal = (double) LIMIT / PERIOD * responses.seconds();
      String figures =
          "| %s | %.1f %% | %.1f %% |"
              .formatted(run.name(), 100 * responses.executed / ideal, responses.percent429());
      return figures + outcome(services);
    }
  }

  private static void observe(Responses responses, double until) {
    while (responses.seconds() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      responses.count();
    }
  }

  private static String outcome(List<Service> services) throws IOException, InterruptedException {
    for (Service each : services) {
      each.line();
    }
    int lost = 0;
    List<Long> millis = new ArrayList<>();
    for (Service each : services) {
      lost += Integer.parseInt(each.readLine().split(" ", -1)[1]);
      Arrays.stream(each.readLine().split(" ", -1))
          .filter(text -> !text.isEmpty())
          .forEach(text -> millis.add(Long.valueOf(text)));
      each.process.waitFor();
    }
    millis.sort(null);
    return " %d | %s |"
        .formatted(
            lost,
            millis.isEmpty()
                ? ""
                : "%d ms, %d ms, %d ms"
                    .formatted(at(millis, 0.5), at(millis, 0.99), at(millis, 1)));
  }

  private static long at(List<Long> sorted, double part) {
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  private static Service start(FakeClerk clerk, String user, RealRedis redis, Run run)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.logFile=System.err",
            "-Dorg.slf4j.simpleLogger.log.io.github.clerk4j=info",
            "-cp",
            System.getProperty("java.class.path"),
            FleetService.class.getName(),
            clerk.apiUrl(),
            clerk.secretKey(),
            user,
            run.shared() ? redis.uri() : "none",
            Integer.toString(THREADS),
            run.lane().name(),
            Double.toString(run.interactive()),
            Integer.toString(LIMIT),
            Integer.toString(PERIOD),
            Integer.toString(MAX_STORE_WAIT)));
    return new Service(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }
}
