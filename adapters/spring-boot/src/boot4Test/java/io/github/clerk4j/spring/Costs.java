package io.github.clerk4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.servlet.ClerkFilter;
import io.github.clerk4j.testing.FakeClerk;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * A measurement of the costs of the starter: the time to start an application with it and without
 * it, interleaved in JVMs of their own, and the time of the filter for a token seen before.
 *
 * <pre>mvn test-compile exec:exec -Dexec.skip=false -Dexec.classpathScope=test
 *     -Dexec.executable=java -Dexec.args="-cp %classpath io.github.clerk4j.spring.Costs"</pre>
 */
final class Costs {
  private static final int STARTS = 5;
  private static final int REQUESTS = 50_000;
  private static final int ROUNDS = 7;
  private static final String OFF =
      "spring.autoconfigure.exclude="
          + String.join(
              ",",
              List.of(
                  ClerkAutoConfiguration.class.getName(),
                  ClerkServletAutoConfiguration.class.getName(),
                  ClerkSecurityAutoConfiguration.class.getName(),
                  ClerkReactiveAutoConfiguration.class.getName(),
                  ClerkReactiveSecurityAutoConfiguration.class.getName(),
                  ClerkHealthAutoConfiguration.class.getName()));

  private static final Pattern UPTIME = Pattern.compile("uptime=([0-9]+)");

  private Costs() {}

  @EnableAutoConfiguration
  static class Application {}

  /** Measures; with an argument, one part alone. */
  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "all" : args[0]) {
      case "with" -> start(true);
      case "without" -> start(false);
      case "filter" -> filter();
      default -> {
        startUp();
        filter();
      }
    }
  }

  private static void start(boolean with) {
    Map<String, Object> properties =
        with
            ? Map.of("clerk.secret-key", "sk_test_0123456789012345678901234567890123456789")
            : Map.of();
    String[] more = with ? new String[0] : new String[] {OFF};
    Applications.run(WebApplicationType.SERVLET, Application.class, properties, more);
    System.out.println("uptime=" + ManagementFactory.getRuntimeMXBean().getUptime());
    System.exit(0);
  }

  private static void startUp() throws IOException, InterruptedException {
    List<Long> with = new ArrayList<>();
    List<Long> without = new ArrayList<>();
    for (int i = 0; i <= STARTS; i++) {
      long first = uptime("with");
      long second = uptime("without");
      if (i > 0) { // the first pair fills the file cache
        with.add(first);
        without.add(second);
      }
    }
    double ratio = (double) median(with) / median(without);
    System.out.printf(
        "Start: %d ms with the starter, %d ms without, ratio %.3f%n",
        median(with), median(without), ratio);
  }

  private static long uptime(String how) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Costs.class.getName(),
                how)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    Matcher uptime = UPTIME.matcher(output);
    if (!uptime.find()) {
      throw new IllegalStateException("The application did not start: " + output);
    }
    return Long.parseLong(uptime.group(1));
  }

  private static void filter() throws Exception {
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk =
            ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build()) {
      ClerkFilter filter =
          ClerkFilter.of(RequestAuthenticator.builder(clerk).clock(fake.clock()).build());
      String token = fake.sessionToken(fake.signIn(fake.addUser("ada@example.com"))).sign();
      List<Long> with = new ArrayList<>();
      List<Long> without = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        with.add(
            nanos(token, (request, response, next) -> filter.doFilter(request, response, next)));
        without.add(nanos(token, (request, response, next) -> next.doFilter(request, response)));
      }
      System.out.printf(
          "Filter: %.1f us a request with a token seen before%n",
          (median(with) - median(without)) / 1000.0);
    }
  }

  private interface Step {
    void run(MockHttpServletRequest request, MockHttpServletResponse response, FilterChain next)
        throws Exception;
  }

  private static long nanos(String token, Step step) throws Exception {
    FilterChain next = (request, response) -> {};
    long begun = System.nanoTime();
    for (int i = 0; i < REQUESTS; i++) {
      MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
      request.addHeader("Authorization", "Bearer " + token);
      step.run(request, new MockHttpServletResponse(), next);
    }
    return (System.nanoTime() - begun) / REQUESTS;
  }

  private static long median(List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
