package io.github.clerk4j.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does every kind of damage to every place of a tree, one at a time, and undoes it. Goes as deep as
 * the members of an item of a list, and looks into one item a list.
 */
final class Mutations {
  private static final List<Object> REPLACEMENTS =
      Arrays.asList(
          null,
          true,
          false,
          "",
          "another text",
          BigDecimal.ZERO,
          new BigDecimal(-7),
          new BigDecimal("1.5"),
          new BigDecimal(1L << 53).stripTrailingZeros(),
          new BigDecimal("1e30"),
          new BigDecimal("1e400"),
          Map.of(),
          Map.of("id", "another id", "object", new BigDecimal(3)),
          List.of(),
          Arrays.asList("x", null, BigDecimal.ONE, Map.of("id", false), List.of(List.of())));

  private final Object root;
  private final Runnable check;
  private int count;

  private Mutations(Object root, Runnable check) {
    this.root = root;
    this.check = check;
  }

  /** Runs the check after each mutation; answers how many there were. */
  static int each(Object tree, Runnable check) {
    Mutations mutations = new Mutations(tree, check);
    mutations.in(mutations.root, 3);
    return mutations.count;
  }

  private void check() {
    count++;
    check.run();
  }

  @SuppressWarnings("unchecked") // a tree
  private void in(Object tree, int levels) {
    if (levels > 0 && tree instanceof Map<?, ?>) {
      inObject((Map<String, Object>) tree, levels - 1);
    } else if (levels > 0 && tree instanceof List<?>) {
      inArray((List<Object>) tree, levels - 1);
    }
  }

  private void inObject(Map<String, Object> members, int levels) {
    for (Object each : REPLACEMENTS) {
      members.put("not_known_yet", each);
      check();
    }
    members.remove("not_known_yet");
    for (Map.Entry<String, Object> each : members.entrySet()) {
      Object original = each.getValue();
      for (Object replacement : REPLACEMENTS) {
        each.setValue(replacement);
        check();
      }
      each.setValue(original);
      in(original, levels);
    }
    for (String name : List.copyOf(members.keySet())) {
      Map<String, Object> before = new LinkedHashMap<>(members);
      members.remove(name);
      check();
      members.clear();
      members.putAll(before);
    }
  }

  private void inArray(List<Object> items, int levels) {
    if (!items.isEmpty()) {
      Object original = items.get(0);
      for (Object replacement : REPLACEMENTS) {
        items.set(0, replacement);
        check();
      }
      items.set(0, original);
      in(original, levels);
    }
    for (int i = 0; i <= items.size(); i++) {
      items.add(i, null);
      check();
      items.remove(i);
    }
  }
}
