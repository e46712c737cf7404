package io.github.clerk4j.release;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiConstructor;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The differences of two versions of a jar that break callers. */
final class Compatibility {
  private Compatibility() {}

  /**
   * Returns what breaks, such as {@code io.github.clerk4j.ClerkClient#users()}, with the kinds of
   * change. docs/versioning.md says that constructors of records are not covered.
   */
  static Map<String, String> breaks(Path before, Path after) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PROTECTED);
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    Map<String, String> breaks = new TreeMap<>();
    for (JApiClass type :
        new JarArchiveComparator(options).compare(archive(before), archive(after))) {
      String name = type.getFullyQualifiedName();
      add(breaks, name, type);
      add(breaks, name + " (superclass)", type.getSuperclass());
      type.getInterfaces()
          .forEach(each -> add(breaks, name + " (" + each.getFullyQualifiedName() + ")", each));
      type.getFields().forEach(each -> add(breaks, name + "#" + each.getName(), each));
      type.getMethods().forEach(each -> add(breaks, name + "#" + signature(each), each));
      for (JApiConstructor each : type.getConstructors()) {
        if (!isRecord(type)) {
          add(breaks, name + "#" + signature(each), each);
        }
      }
    }
    return breaks;
  }

  private static JApiCmpArchive archive(Path jar) {
    return new JApiCmpArchive(jar.toFile(), jar.getFileName().toString());
  }

  private static void add(Map<String, String> breaks, String name, JApiCompatibility change) {
    String kinds =
        change.getCompatibilityChanges().stream()
            .filter(each -> !each.isBinaryCompatible() || !each.isSourceCompatible())
            .map(each -> each.getType().toString())
            .distinct()
            .collect(Collectors.joining(", "));
    if (!kinds.isEmpty()) {
      breaks.put(name, kinds);
    }
  }

  private static String signature(JApiBehavior behavior) {
    return behavior.getParameters().stream()
        .map(each -> each.getType().replaceFirst(".*\\.", ""))
        .collect(Collectors.joining(", ", behavior.getName() + "(", ")"));
  }

  private static boolean isRecord(JApiClass type) {
    return type.getOldClass()
        .map(each -> "java.lang.Record".equals(each.getClassFile().getSuperclass()))
        .orElse(false);
  }
}
