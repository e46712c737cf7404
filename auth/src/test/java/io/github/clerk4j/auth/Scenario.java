package io.github.clerk4j.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table of scenarios: {@code id | what is so | status | reason | token type | answer
 * | decision}.
 *
 * @param given words such as {@code live}, {@code bearer=valid}, {@code ?__clerk_synced=false}
 * @param answer words of which the answer's headers are checked for
 * @param decision why the outcome is another than with Clerk's JavaScript SDK; empty where it is
 *     not
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
  static Stream<Scenario> parse(String table) {
    return table.lines().filter(line -> !line.isBlank()).map(Scenario::line);
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
