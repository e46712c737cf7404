package io.github.clerk4j.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A table of a guide, as rows of cells. The row of dashes is left out. */
record MarkdownTable(List<List<String>> rows) {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Returns the table whose header row has these cells. */
  static MarkdownTable of(String guide, String... header) {
    List<List<String>> found =
        Guide.text(guide)
            .lines()
            .dropWhile(line -> !(isRow(line) && cells(line).equals(List.of(header))))
            .takeWhile(MarkdownTable::isRow)
            .map(MarkdownTable::cells)
            .skip(2)
            .toList();
    if (found.isEmpty()) {
      throw new AssertionError(guide + " has no table with the header " + Arrays.toString(header));
    }
    return new MarkdownTable(found);
  }

  /** Returns the code spans of a column. */
  List<String> code(int column) {
    return rows.stream().flatMap(row -> code(row.get(column)).stream()).toList();
  }

  static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(each -> each.group(1)).toList();
  }

  private static boolean isRow(String line) {
    return line.startsWith("|") && line.endsWith("|");
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.length() - 1);
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }
}
