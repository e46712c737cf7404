package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A member of a schema, or a parameter of an operation.
 *
 * @param limits the numbers after {@code min}, {@code max}, {@code minLength}, {@code maxLength},
 *     {@code minItems}, {@code maxItems} and {@code maxBytes}
 * @param allowed the only values, or empty if there are others
 */
record DescribedValue(
    String name,
    Type type,
    boolean required,
    boolean nullable,
    boolean commas,
    Map<String, Double> limits,
    @Nullable Pattern pattern,
    List<String> allowed) {

  /** Reads a line: what it describes, name, type, rules, pattern, and the only values. */
  static DescribedValue read(String[] line) {
    Set<String> flags = new HashSet<>();
    Map<String, Double> limits = new HashMap<>();
    for (String each : line[3].strip().split(" ", -1)) {
      String[] rule = each.split("=", 2);
      if (rule.length == 2) {
        limits.put(rule[0], Double.valueOf(rule[1]));
      } else {
        flags.add(each);
      }
    }
    String pattern = line[4].replace("\\\\", "\\"); // escaped for Java
    return new DescribedValue(
        line[1],
        new Type(line[2]),
        flags.contains("required"),
        flags.contains("nullable"),
        flags.contains("commas"),
        Map.copyOf(limits),
        pattern.isEmpty() ? null : Pattern.compile(pattern),
        List.copyOf(new ArrayList<>(List.of(line)).subList(5, line.length)));
  }

  double limit(String rule, double orElse) {
    return limits.getOrDefault(rule, orElse);
  }
}
