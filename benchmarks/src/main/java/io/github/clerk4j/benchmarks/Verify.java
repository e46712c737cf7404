package io.github.clerk4j.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A benchmark of verification: tokens per second and bytes per token for the raw signature, the
 * official SDK and clerk4j, in turn, each in a JVM of its own.
 */
final class Verify {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final String CPU = " CPU";
  private static final String BYTES = " bytes";

  private Verify() {}

  public static void main(String[] args) throws RunnerException {
    int rounds = Integer.getInteger("rounds", 3);
    System.setProperty("java.class.path", Classpath.everything()); // JMH passes it to its JVMs
    Map<String, List<Double>> figures = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (int threads : new int[] {1, 2}) {
        for (RunResult each : run(threads)) {
          String name = each.getPrimaryResult().getLabel() + " " + threads;
          add(figures, name, each.getPrimaryResult());
          add(figures, name + CPU, each.getSecondaryResults().get(CpuProfiler.MICROSECONDS));
          add(figures, name + BYTES, each.getSecondaryResults().get(ALLOCATED));
        }
      }
    }
    print(figures, rounds);
  }

  private static Collection<RunResult> run(int threads) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(VerifyBenchmark.class.getName() + "." + System.getProperty("only", ""))
        .threads(threads)
        .forks(1)
        .warmupIterations(2)
        .warmupTime(TimeValue.milliseconds(Integer.getInteger("warmUpMillis", 3000)))
        .measurementIterations(2)
        .measurementTime(TimeValue.milliseconds(Integer.getInteger("measureMillis", 1500)))
        .jvmArgsAppend("-Dprovider=" + System.getProperty("provider", ""))
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuProfiler.class)
        .verbosity(VerboseMode.SILENT);
    return new Runner(options.build()).run();
  }

  private static void add(
      Map<String, List<Double>> figures, String name, @Nullable Result<?> result) {
    double figure = result == null ? Double.NaN : result.getScore();
    figures.computeIfAbsent(name, any -> new ArrayList<>()).add(figure);
  }

  private static void print(Map<String, List<Double>> figures, int rounds) {
    System.out.printf("%nVerifications of a session token, medians of %d%n%n", rounds);
    System.out.println(
        "| | 1 thread /s | x raw | CPU us | raw x CPU | 2 threads /s | x 1 thread | bytes |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
    double raw = median(figures, "raw 1");
    double rawCpu = median(figures, "raw 1" + CPU);
    for (String name :
        List.of("raw", "officialPem", "officialJwks", "oursPem", "oursJwks", "oursSeenBefore")) {
      double one = median(figures, name + " 1");
      double two = median(figures, name + " 2");
      double cpu = median(figures, name + " 1" + CPU);
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %.2f | %.2f | %.2f | %,.0f | %.2f | %,.0f |%n",
          name,
          one,
          one / raw,
          cpu,
          rawCpu / cpu,
          two,
          two / one,
          median(figures, name + " 1" + BYTES));
    }
  }

  private static double median(Map<String, List<Double>> figures, String name) {
    List<Double> sorted = figures.getOrDefault(name, List.of()).stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }
}
