package io.github.clerk4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The queries of the dashboard, against what Prometheus gets from a run with faults. */
class DashboardTest {
  private static final Pattern METRIC = Pattern.compile("\\bclerk_[a-z_]+");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=~?\"|([a-z_]+)!=\"");
  private static final Pattern GROUPED = Pattern.compile("by \\(([a-z_, ]+)\\)");
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^(clerk_[a-z_]+)(?:\\{(.*)\\})? [^ ]+$");
  private static final Pattern SAMPLE_LABEL = Pattern.compile("([a-z_]+)=\"");

  /** The labels that Prometheus adds to each target, and the variables choose from. */
  private static final Set<String> OF_TARGETS = Set.of("job", "instance");

  @Test
  void eachQueryIsAboutMetricsAndLabelsOfOurs() throws IOException {
    Map<String, Set<String>> scraped = scrape();
    List<String> queries = queries();

    assertThat(queries).hasSizeGreaterThan(10);
    for (String query : queries) {
      List<String> metrics = found(METRIC, query);
      assertThat(metrics).as(query).isNotEmpty().isSubsetOf(scraped.keySet());
      Set<String> known = new TreeSet<>(OF_TARGETS);
      metrics.forEach(metric -> known.addAll(scraped.getOrDefault(metric, Set.of())));
      assertThat(labels(query)).as(query).isSubsetOf(known);
    }
  }

  @Test
  void eachMeterIsOnTheDashboard() throws IOException {
    String all = String.join("\n", queries());
    assertThat(found(METRIC, all).stream().map(DashboardTest::family).distinct())
        .containsAll(scrape().keySet().stream().map(DashboardTest::family).toList());
  }

  /** Returns the meter of a metric: the name without the suffixes of Prometheus. */
  private static String family(String metric) {
    return metric.replaceAll("_(seconds|total).*$", "");
  }

  private static Map<String, Set<String>> scrape() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new ObservedRun(ClerkObservations.of(registry)).run();
    Map<String, Set<String>> metrics = new TreeMap<>();
    Matcher sample = SAMPLE.matcher(registry.scrape());
    while (sample.find()) {
      String labels = sample.group(2) == null ? "" : sample.group(2);
      metrics
          .computeIfAbsent(sample.group(1), name -> new TreeSet<>())
          .addAll(found(SAMPLE_LABEL, labels));
    }
    return metrics;
  }

  private static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    collect(Json.read(Object.class, Files.readString(Path.of("grafana", "clerk4j.json"))), queries);
    return queries;
  }

  private static void collect(Object json, List<String> queries) {
    if (json instanceof Map<?, ?> members) {
      if (members.get("expr") instanceof String query) {
        queries.add(query);
      }
      members.values().forEach(each -> collect(each, queries));
    } else if (json instanceof Collection<?> items) {
      items.forEach(each -> collect(each, queries));
    }
  }

  private static List<String> labels(String query) {
    List<String> labels = new ArrayList<>(found(LABEL, query));
    found(GROUPED, query).forEach(each -> labels.addAll(List.of(each.split(", ", -1))));
    return labels;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(DashboardTest::first).toList();
  }

  private static String first(MatchResult found) {
    for (int i = 1; i <= found.groupCount(); i++) {
      if (found.group(i) != null) {
        return found.group(i);
      }
    }
    return found.group();
  }
}
