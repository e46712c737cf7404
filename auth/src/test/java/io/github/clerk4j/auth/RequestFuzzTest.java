package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@link RequestFuzz} under Jazzer, which looks for requests that reach new code: in processes
 * of their own, as it instruments what it runs. {@code -Dclerk4j.fuzz=1000000} runs it for longer.
 */
@Tag("slow")
@EnabledOnOs({OS.LINUX, OS.MAC})
class RequestFuzzTest {
  private static final int REQUESTS = Integer.getInteger("clerk4j.fuzz", 100_000);
  private static final int PROCESSES = 2;
  private static final int MINUTES = 10 + REQUESTS / 200_000;
  private static final Pattern CLOSING =
      Pattern.compile("Fuzz: ([0-9,]+) requests, 0 exceptions, 0 signed in");

  @Test
  void noBytesAreSignedInOrThrow(@TempDir Path directory) throws Exception {
    List<Process> fuzzers = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        fuzzers.add(start(i, Files.createDirectory(directory.resolve("fuzzer" + i))));
      }
      int requests = 0;
      for (int i = 0; i < PROCESSES; i++) {
        assertThat(fuzzers.get(i).waitFor(MINUTES, TimeUnit.MINUTES)).as("ends in time").isTrue();
        requests += requestsOf(directory.resolve("fuzzer" + i), fuzzers.get(i).exitValue());
      }
      assertThat(requests).isGreaterThanOrEqualTo(REQUESTS);
      System.out.printf(Locale.ROOT, "Fuzz: %,d requests, 0 exceptions, 0 signed in%n", requests);
    } finally {
      fuzzers.forEach(Process::destroyForcibly);
    }
  }

  private static Process start(int seed, Path directory) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+EnableDynamicAgentLoading",
            "-cp",
            classPath,
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + RequestFuzz.class.getName(),
            "--instrumentation_includes=" + RequestFuzz.class.getPackageName() + ".**",
            "--instrumentation_excludes="
                + String.join(
                    ":",
                    RequestFuzz.class.getName(),
                    FuzzedRequest.class.getName(),
                    FuzzedSite.class.getName(),
                    FuzzedTokens.class.getName()),
            "--trace=cov",
            "-runs=" + REQUESTS / PROCESSES,
            "-seed=" + (seed + 1),
            "-max_len=1000",
            "-len_control=0",
            "-rss_limit_mb=0",
            "-timeout=60")
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start();
  }

  private static int requestsOf(Path directory, int exitValue) throws IOException {
    String output = Files.readString(directory.resolve("output"));
    String findings =
        output.lines().filter(line -> !line.startsWith("#")).reduce("", (a, b) -> a + "\n" + b);
    assertThat(exitValue).as(findings).isZero();
    assertThat(output).doesNotContain(" ERROR ");
    Matcher closing = CLOSING.matcher(output);
    assertThat(closing.find()).as(findings).isTrue();
    return Integer.parseInt(closing.group(1).replace(",", ""));
  }
}
