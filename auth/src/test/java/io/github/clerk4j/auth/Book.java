package io.github.clerk4j.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of {@code docs/behavior.md} by section, and the numbers of {@code docs/decisions.md}.
 *
 * @param decisions the numbers of decisions, as text
 */
record Book(Map<String, List<String>> rows, List<String> decisions) {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern HEADING = Pattern.compile("#{2,4} ([0-9]+(?:\\.[0-9]+)?)\\.? .+");

  static Book read() throws IOException {
    Map<String, List<String>> rows = rowsBySection(Files.readAllLines(DOCS.resolve("behavior.md")));
    List<String> decisions = new ArrayList<>();
    for (String line : Files.readAllLines(DOCS.resolve("decisions.md"))) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        decisions.add(heading.group(1));
      }
    }
    return new Book(rows, decisions);
  }

  private static Map<String, List<String>> rowsBySection(List<String> lines) {
    Map<String, List<String>> rows = new HashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : lines) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        section = rows.computeIfAbsent(heading.group(1), number -> new ArrayList<>());
      } else if (line.startsWith("#")) {
        section = new ArrayList<>(); // of a heading without a number
      } else if (line.startsWith("| ") && !line.startsWith("| row |")) {
        section.addAll(names(line));
      }
    }
    return rows;
  }

  /** Returns the names in the first cell, which can be several with semicolons between them. */
  private static List<String> names(String row) {
    String cell = row.substring(2, row.indexOf(" |", 2)).replace("`", "");
    return List.of(cell.split("; ", -1));
  }

  /** Returns true if there is a row, or a decision, by which this citation begins. */
  boolean has(Citation citation) {
    if (citation.isDecision()) {
      return decisions.contains(citation.row());
    }
    List<String> section = rows.get(citation.section());
    return section != null
        && (citation.row().isEmpty()
            || section.stream().anyMatch(name -> isCitedBy(name, citation.row())));
  }

  /** A name is cited with a case after it, such as {@code #15 same origin} for {@code #15}. */
  private static boolean isCitedBy(String name, String cited) {
    return cited.startsWith(name)
        && (cited.length() == name.length() || !isOfAName(cited.charAt(name.length())));
  }

  private static boolean isOfAName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
