package io.github.clerk4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The table of faults in {@code core/README.md}: one row for all faults with the same outcome. */
final class FaultTable {
  private static final Path DOCUMENT = Path.of("README.md");
  private static final String HEADER = "| fault | method | once | every time |";

  /** A row; the method is {@code GET}, {@code writes} or {@code any}. */
  record Row(List<String> faults, String method, String once, String everyTime) {
    private static Row of(String line) {
      List<String> cells = cells(line);
      return new Row(List.of(cells.get(0).split("; ")), cells.get(1), cells.get(2), cells.get(3));
    }

    boolean isFor(String fault, boolean get) {
      return faults.contains(fault) && (method.equals("any") || method.equals("GET") == get);
    }
  }

  private final List<Row> rows;

  private FaultTable(List<Row> rows) {
    this.rows = rows;
  }

  static FaultTable read() throws IOException {
    return new FaultTable(
        Files.readAllLines(DOCUMENT).stream()
            .dropWhile(line -> !line.equals(HEADER))
            .skip(2) // the header and the line below it
            .takeWhile(line -> line.startsWith("| "))
            .map(Row::of)
            .toList());
  }

  /** Returns the cells of a row of a table. */
  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
  }

  /** Returns an outcome in the words of the table, in which several faults share a row. */
  static String general(String outcome) {
    return outcome
        .replace(" (retry after ...)", "")
        .replaceAll("(`ClerkApiException`: )[0-9]{3}$", "$1its status");
  }

  List<Row> rows() {
    return rows;
  }

  /** Returns the rows for a fault of a method; there should be one. */
  List<Row> rowsFor(String fault, boolean get) {
    return rows.stream().filter(row -> row.isFor(fault, get)).toList();
  }
}
