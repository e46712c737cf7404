package io.github.clerk4j.auth;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table of scenarios. The columns and their words are in {@code docs/behavior.md},
 * section 2.13.
 *
 * @param id a row of {@code docs/behavior.md}, or of the 113 scenarios of {@link OracleTest}
 * @param given words such as {@code live}, {@code bearer=valid}, {@code ?__clerk_synced=false}
 * @param answer words that the response's headers are checked for
 * @param decision the numbers in {@code docs/decisions.md} by which the outcome differs from
 *     Clerk's JavaScript SDK; empty if it does not
 */
record Scenario(
    String id,
    String title,
    List<String> given,
    String status,
    String reason,
    String type,
    List<String> answer,
    String decision) {
  /** The first line of a table: the names of the columns, which are the components. */
  private static final String HEADER =
      Arrays.stream(Scenario.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.joining(" | "));

  static Stream<Scenario> parse(String table) {
    return table
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.equals(HEADER))
        .map(Scenario::line);
  }

  private static Scenario line(String line) {
    String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    if (cells.length != 8) {
      throw new IllegalArgumentException("8 cells are needed: " + line);
    }
    return new Scenario(
        cells[0],
        cells[1],
        words(cells[2]),
        cells[3],
        cells[4],
        cells[5],
        words(cells[6]),
        cells[7]);
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" +"));
  }

  boolean has(String word) {
    return given.contains(word);
  }

  /** What follows {@code name=}; null where there is no such word. */
  @Nullable String value(String name) {
    List<String> values = values(name + "=");
    return values.isEmpty() ? null : values.get(0);
  }

  /** What follows this prefix, of all words that have it. */
  List<String> values(String prefix) {
    List<String> values = new ArrayList<>();
    for (String word : given) {
      if (word.startsWith(prefix)) {
        values.add(word.substring(prefix.length()));
      }
    }
    return values;
  }

  @Override
  public String toString() {
    return id + " " + title + (decision.isEmpty() ? "" : " (changed by decision " + decision + ")");
  }
}
