package io.github.clerk4j.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of medians, each with its ratio to the first row. */
final class Table {
  private Table() {}

  static void print(String title, List<String> figures, Map<String, Samples> rows) {
    Samples base = rows.values().iterator().next();
    StringBuilder out = new StringBuilder("\n" + title + "\n\n|");
    out.append(" |");
    figures.forEach(each -> out.append(' ').append(each).append(" | ratio |"));
    out.append("\n|---|").append("--:|--:|".repeat(figures.size())).append('\n');
    rows.forEach(
        (name, samples) -> {
          out.append("| ").append(name).append(" |");
          for (int i = 0; i < figures.size(); i++) {
            double value = samples.median(i);
            String format = value >= 100 ? " %,.0f | %.2f |" : " %.2f | %.2f |";
            out.append(String.format(Locale.ROOT, format, value, value / base.median(i)));
          }
          out.append('\n');
        });
    System.out.print(out);
  }
}
