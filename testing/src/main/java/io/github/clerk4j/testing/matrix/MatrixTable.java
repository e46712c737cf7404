package io.github.clerk4j.testing.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The responses to callers.
 *
 * @param rows the cells by the persona, by the route
 */
record MatrixTable(List<String> personas, Map<String, Map<String, String>> rows) {
  private static final String CORNER = "route";

  /** Reads the table in a Markdown text; lines without a bar are not part of it. */
  static MatrixTable parse(String markdown) {
    List<List<String>> lines =
        markdown.lines().filter(each -> each.startsWith("|")).map(MatrixTable::cells).toList();
    if (lines.isEmpty()) {
      return new MatrixTable(List.of(), Map.of());
    }
    List<String> personas = lines.get(0).subList(1, lines.get(0).size());
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (List<String> line : lines.subList(Math.min(2, lines.size()), lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < personas.size() && i + 1 < line.size(); i++) {
        row.put(personas.get(i), line.get(i + 1));
      }
      rows.put(line.get(0), row);
    }
    return new MatrixTable(List.copyOf(personas), rows);
  }

  private static List<String> cells(String line) {
    String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
  }

  /** Returns the table in Markdown, with columns that are aligned in plain text too. */
  String toMarkdown() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Stream.concat(Stream.of(CORNER), personas.stream()).toList());
    rows.forEach(
        (route, row) ->
            lines.add(
                Stream.concat(Stream.of(route), personas.stream().map(each -> cell(row, each)))
                    .toList()));
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i <= personas.size(); i++) {
      int column = i;
      widths.add(lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0));
    }
    lines.add(1, widths.stream().map("-"::repeat).toList());
    return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining());
  }

  private static String padded(List<String> line, List<Integer> widths) {
    StringBuilder text = new StringBuilder("|");
    for (int i = 0; i < line.size(); i++) {
      String cell = line.get(i);
      text.append(' ').append(cell).append(" ".repeat(widths.get(i) - cell.length())).append(" |");
    }
    return text.append('\n').toString();
  }

  /** Returns the differences to the table that was found, a sentence each. */
  List<String> differences(MatrixTable found) {
    List<String> differences = new ArrayList<>();
    for (String persona : union(personas, found.personas)) {
      if (!personas.contains(persona)) {
        differences.add("the persona " + persona + " is new");
      } else if (!found.personas.contains(persona)) {
        differences.add("the persona " + persona + " is gone");
      }
    }
    for (String route : union(rows.keySet(), found.rows.keySet())) {
      Map<String, String> before = rows.get(route);
      Map<String, String> now = found.rows.get(route);
      if (before == null) {
        differences.add(route + " is new");
      } else if (now == null) {
        differences.add(route + " is gone");
      } else {
        addCells(differences, route, before, now);
      }
    }
    return differences;
  }

  private static void addCells(
      List<String> differences, String route, Map<String, String> before, Map<String, String> now) {
    for (String persona : before.keySet()) {
      String cell = cell(now, persona);
      if (now.containsKey(persona) && !cell.equals(before.get(persona))) {
        differences.add(
            route + " by " + persona + ": approved " + before.get(persona) + ", found " + cell);
      }
    }
  }

  private static String cell(Map<String, String> row, String persona) {
    return Objects.requireNonNullElse(row.get(persona), "");
  }

  private static Set<String> union(Iterable<String> first, Iterable<String> second) {
    Set<String> all = new LinkedHashSet<>();
    first.forEach(all::add);
    second.forEach(all::add);
    return all;
  }
}
