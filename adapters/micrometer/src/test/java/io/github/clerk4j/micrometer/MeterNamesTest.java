package io.github.clerk4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The meters of a run with faults, against the table of the README. */
class MeterNamesTest {
  private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ObservedRun run = new ObservedRun(ClerkObservations.of(registry));

  @Test
  void theTableOfTheReadmeHasTheMetersWithTheirTypesAndTags() throws IOException {
    run.run();

    assertThat(documented()).isEqualTo(registered());
  }

  @Test
  void noTagHoldsASecretAnIdAQueryOrAHostileText() {
    run.run();

    List<String> values =
        registry.getMeters().stream()
            .flatMap(meter -> meter.getId().getTags().stream())
            .map(Tag::getValue)
            .distinct()
            .toList();
    assertThat(values).allMatch(value -> value.matches("[A-Za-z0-9._-]{1,64}"));
    assertThat(values)
        .allSatisfy(value -> assertThat(run.hidden).noneMatch(each -> value.contains(each)));
    assertThat(values).contains("user.created", "unknown", "no_matching_signature", "raw", "429");
  }

  /** Lines such as {@code clerk.call timer [error, method, operation, outcome]}. */
  private Set<String> registered() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(
            id ->
                id.getName()
                    + " "
                    + type(id.getType())
                    + " "
                    + id.getTags().stream().map(Tag::getKey).sorted().toList())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String type(Meter.Type type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Set<String> documented() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .filter(line -> line.startsWith("| `clerk."))
        .map(line -> line.split("\\|", -1))
        .map(
            cells ->
                names(cells[1]).get(0)
                    + " "
                    + cells[2].strip()
                    + " "
                    + names(cells[3]).stream().sorted().toList())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
