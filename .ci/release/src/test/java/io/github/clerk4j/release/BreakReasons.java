package io.github.clerk4j.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The breaks that a version has on purpose, each with its reason. A line of the file is {@code
 * io.github.clerk4j.ClerkClient#users(): reason}; {@code #} begins a comment.
 */
final class BreakReasons {
  private final Path file;
  private final Map<String, String> reasons = new TreeMap<>();

  private BreakReasons(Path file) {
    this.file = file;
  }

  static BreakReasons read(Path file) throws IOException {
    BreakReasons read = new BreakReasons(file);
    for (String each : Files.readAllLines(file)) {
      if (!each.isBlank() && !each.startsWith("#")) {
        int colon = each.indexOf(": ");
        read.reasons.put(
            colon < 0 ? each : each.substring(0, colon),
            colon < 0 ? "" : each.substring(colon + 2).strip());
      }
    }
    return read;
  }

  /** Returns a sentence for each break without a reason, and for each reason without a break. */
  List<String> faults(Map<String, String> breaks) {
    List<String> faults = new ArrayList<>();
    breaks.forEach(
        (name, kinds) -> {
          if (reasons.getOrDefault(name, "").isEmpty()) {
            faults.add(name + " breaks callers (" + kinds + ") and has no reason in " + file);
          }
        });
    reasons.keySet().stream()
        .filter(each -> !breaks.containsKey(each))
        .forEach(each -> faults.add(each + " does not break callers: remove it from " + file));
    return faults;
  }
}
