package io.github.clerk4j.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A run of test classes inside a test. Such classes have the name {@code Sample}, so that they do
 * not run by themselves.
 */
final class Samples {
  private Samples() {}

  static EngineExecutionResults run(Class<?>... classes) {
    return kit(classes).execute();
  }

  /** Runs classes and methods on four threads. */
  static EngineExecutionResults runInParallel(Class<?>... classes) {
    return kit(classes)
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .execute();
  }

  private static EngineTestKit.Builder kit(Class<?>... classes) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    Stream.of(classes).forEach(each -> kit.selectors(selectClass(each)));
    return kit;
  }

  static void assertAllPass(EngineExecutionResults results, int tests) {
    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(each -> each.succeeded(tests).failed(0));
  }

  /** Returns the messages of tests and classes that failed. */
  static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(each -> each.getRequiredPayload(TestExecutionResult.class))
        .map(each -> String.valueOf(each.getThrowable().orElse(null)))
        .toList();
  }

  /** Returns the text that is printed to {@code System.err} meanwhile. */
  static String errors(Runnable action) {
    PrintStream former = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(former);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
