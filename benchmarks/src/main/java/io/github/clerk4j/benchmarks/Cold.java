package io.github.clerk4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the start of a JVM to its first user: wall time, CPU time, peak memory. */
final class Cold {
  private Cold() {}

  public static void main(String[] args) throws IOException {
    int runs = Integer.getInteger("runs", 11);
    Path archive = Files.createTempFile("clerk4j-benchmarks-", ".jsa");
    Map<String, Samples> measured = new LinkedHashMap<>();
    try (Jvm server = Jvm.server("plain")) {
      String port = server.readLine();
      Files.delete(archive);
      run(
          List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off,cds+dynamic=off"),
          "ours",
          port);
      for (int i = 0; i < runs; i++) {
        for (String each : List.of("official", "bare-jdk", "bare-okhttp", "ours")) {
          add(measured, each, run(List.of(), each, port));
        }
        add(
            measured,
            "ours, AppCDS",
            run(List.of("-XX:SharedArchiveFile=" + archive), "ours", port));
      }
    } finally {
      Files.deleteIfExists(archive);
    }
    Table.print("Cold, medians of " + runs, List.of("wall s", "CPU s", "peak MB"), measured);
  }

  private static void add(Map<String, Samples> to, String name, double[] sample) {
    to.computeIfAbsent(name, any -> new Samples()).add(sample);
  }

  private static double[] run(List<String> options, String contender, String port)
      throws IOException {
    long start = System.nanoTime();
    try (Jvm jvm = Jvm.start(options, FirstCall.class, contender, port)) {
      String name = jvm.readLine();
      double wall = (System.nanoTime() - start) / 1e9;
      if (!name.equals("Ada")) {
        throw new IOException(contender + " answered " + name);
      }
      return new double[] {wall, jvm.cpuSeconds(), jvm.peakMegabytes()};
    }
  }
}
