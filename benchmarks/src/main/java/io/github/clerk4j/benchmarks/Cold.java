package io.github.clerk4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A benchmark of the start of a JVM to its first user: wall time, CPU, peak memory. */
final class Cold {
  private static final int RUNS = Integer.getInteger("runs", 11);
  private static final boolean HAS_AOT_CACHE = Runtime.version().feature() >= 25;

  private final String url;
  private final List<String> options;
  private final Map<String, Samples> measured = new LinkedHashMap<>();

  private Cold(String url, String... options) {
    this.url = url;
    this.options = Arrays.asList(options);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    try (Jvm server = Jvm.server("plain")) {
      new Cold(server.readLine()).measure("Cold, HTTP");
    }
    Certificate certificate = Certificate.create();
    try (Jvm server = Jvm.server("tls", certificate.serverOptions())) {
      new Cold(server.readLine(), certificate.clientOption()).measure("Cold, HTTPS");
    }
  }

  private void measure(String title) throws IOException {
    Path folder = Files.createTempDirectory("clerk4j-benchmarks-");
    Path archive = folder.resolve("app.jsa");
    Path cache = folder.resolve("app.aot");
    try {
      create(archive, "-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off,cds+dynamic=off");
      if (HAS_AOT_CACHE) {
        create(cache, "-XX:AOTCacheOutput=" + cache);
      }
      for (int i = 0; i < RUNS; i++) {
        for (String each : List.of("official", "bare-jdk", "bare-okhttp", "ours")) {
          add(each, run(each));
        }
        add("ours, AppCDS", run("ours", "-XX:SharedArchiveFile=" + archive));
        if (HAS_AOT_CACHE) {
          add("ours, AOT cache", run("ours", "-XX:AOTCache=" + cache));
        }
      }
    } finally {
      Files.deleteIfExists(archive);
      Files.deleteIfExists(cache);
      Files.delete(folder);
    }
    Table.print(title + ", medians of " + RUNS, List.of("wall s", "CPU s", "peak MB"), measured);
  }

  private void create(Path file, String... how) throws IOException {
    var unused = run("ours", how);
    if (!Files.exists(file)) { // the JVM would run without it
      throw new IOException("no " + file.getFileName());
    }
  }

  private void add(String name, double[] sample) {
    measured.computeIfAbsent(name, any -> new Samples()).add(sample);
  }

  private double[] run(String contender, String... more) throws IOException {
    List<String> all = new ArrayList<>(options);
    all.addAll(Arrays.asList(more));
    long start = System.nanoTime();
    try (Jvm jvm = Jvm.start(all, FirstCall.class, contender, url)) {
      String name = jvm.readLine();
      double wall = (System.nanoTime() - start) / 1e9;
      if (!name.equals("Ada")) {
        throw new IOException(contender + " answered " + name);
      }
      return new double[] {wall, jvm.cpuSeconds(), jvm.peakMegabytes()};
    }
  }
}
