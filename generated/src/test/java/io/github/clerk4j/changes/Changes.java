package io.github.clerk4j.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The changes between two descriptions, by the file of {@code openapi/} that they concern. */
final class Changes {
  private static final String ELSEWHERE = "(schemas that no file has or refers to)";

  private final SortedMap<String, List<String>> byFile = new TreeMap<>();
  private final DescriptionFiles files;
  private final PublishedDescription before;
  private final PublishedDescription after;

  Changes(PublishedDescription before, PublishedDescription after, DescriptionFiles files) {
    this.before = before;
    this.after = after;
    this.files = files;
    if (!before.version().equals(after.version())) {
      add("clerk.yaml", "~ version: " + before.version() + " -> " + after.version());
    }
    paths();
    operations();
    schemas();
  }

  boolean isEmpty() {
    return byFile.isEmpty();
  }

  /** Returns the changes as text: the files, and below each its changes. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("Clerk's API, " + before.version() + " -> " + after.version() + "\n");
    byFile.forEach(
        (file, changes) -> {
          text.append('\n').append(file).append('\n');
          changes.forEach(each -> text.append("  ").append(each).append('\n'));
        });
    return (isEmpty() ? text.append("No changes.\n") : text).toString();
  }

  /** Adds the paths to {@code clerk.yaml}, which names the file of each. */
  private void paths() {
    SortedSet<String> old = pathsOf(before);
    SortedSet<String> current = pathsOf(after);
    current.stream()
        .filter(each -> !old.contains(each))
        .forEach(each -> add("clerk.yaml", "+ path " + each + " in " + files.ofPath(each)));
    old.stream()
        .filter(each -> !current.contains(each))
        .forEach(each -> add("clerk.yaml", "- path " + each));
  }

  private void operations() {
    var old = before.operations();
    var current = after.operations();
    var moved = moved(old, current);
    union(old, current)
        .forEach(
            name -> {
              String file = files.ofPath(path(name));
              if (moved.containsValue(name)) {
                return;
              }
              if (!old.containsKey(name)) {
                add(file, "+ " + name + added(current.get(name)));
              } else if (moved.containsKey(name)) {
                add(file, "~ " + name + " is now " + moved.get(name));
              } else if (!current.containsKey(name)) {
                add(file, "- " + name + " (" + old.get(name).get("operationId") + ")");
              } else {
                compare(file, name, old.get(name), current.get(name));
              }
            });
  }

  private void schemas() {
    var old = before.schemas();
    var current = after.schemas();
    var renamed = moved(old, current);
    union(old, current)
        .forEach(
            name -> {
              String file = fileOf(name, current.containsKey(name) ? after : before);
              if (renamed.containsValue(name)) {
                return;
              }
              if (renamed.containsKey(name)) {
                add(file, "~ schema " + name + " is now named " + renamed.get(name));
              } else if (!old.containsKey(name)) {
                add(file, "+ schema " + name);
                current.get(name).forEach((at, fact) -> addMember(file, at, fact));
              } else if (!current.containsKey(name)) {
                add(file, "- schema " + name);
              } else {
                compare(file, "schema " + name, old.get(name), current.get(name));
              }
            });
  }

  private void compare(
      String file, String name, SortedMap<String, String> old, SortedMap<String, String> current) {
    List<String> lines = new ArrayList<>();
    union(old, current)
        .forEach(
            at -> {
              String was = old.get(at);
              String is = current.get(at);
              String place = at.isEmpty() ? "itself" : at;
              if (was == null) {
                lines.add("    + " + place + ": " + is);
              } else if (is == null) {
                lines.add("    - " + place + ": " + was);
              } else if (!was.equals(is)) {
                lines.add("    ~ " + place + ": " + was + " -> " + is);
              }
            });
    if (!lines.isEmpty()) {
      add(file, "~ " + name);
      lines.forEach(each -> add(file, each));
    }
  }

  /** Returns names that are gone to the new names with the same facts, if there is one of each. */
  private static Map<String, String> moved(
      SortedMap<String, SortedMap<String, String>> old,
      SortedMap<String, SortedMap<String, String>> current) {
    Map<String, String> moved = new LinkedHashMap<>();
    old.forEach(
        (name, facts) -> {
          List<String> same =
              current.entrySet().stream()
                  .filter(each -> !old.containsKey(each.getKey()) && each.getValue().equals(facts))
                  .map(Map.Entry::getKey)
                  .toList();
          if (!current.containsKey(name) && same.size() == 1 && facts.size() > 1) {
            moved.putIfAbsent(name, same.get(0));
          }
        });
    return moved;
  }

  /** Returns the file with the schema, else the first one that refers to it. */
  private String fileOf(String schema, PublishedDescription description) {
    String file = files.ofSchema(schema);
    if (file != null) {
      return file;
    }
    return description.operations().entrySet().stream()
        .filter(each -> refersTo(each.getValue(), schema))
        .map(each -> files.ofPath(path(each.getKey())))
        .findFirst()
        .or(
            () ->
                description.schemas().entrySet().stream()
                    .filter(each -> refersTo(each.getValue(), schema))
                    .flatMap(each -> Stream.ofNullable(files.ofSchema(each.getKey())))
                    .findFirst())
        .orElse(ELSEWHERE);
  }

  private static boolean refersTo(SortedMap<String, String> facts, String schema) {
    Pattern name = Pattern.compile("\\b" + Pattern.quote(schema) + "\\b");
    return facts.values().stream().anyMatch(each -> name.matcher(each).find());
  }

  private static SortedSet<String> pathsOf(PublishedDescription description) {
    return description.operations().keySet().stream()
        .map(Changes::path)
        .filter(each -> each.startsWith("/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String path(String operation) {
    return operation.substring(operation.indexOf(' ') + 1);
  }

  private void addMember(String file, String at, String fact) {
    if (!at.isEmpty()) {
      add(file, "    + " + at + ": " + fact);
    }
  }

  private static String added(SortedMap<String, String> facts) {
    return " (" + facts.get("operationId") + ", tags " + facts.get("tags") + ")";
  }

  private void add(String file, String line) {
    byFile.computeIfAbsent(file, ignored -> new ArrayList<>()).add(line);
  }

  private static SortedSet<String> union(SortedMap<String, ?> one, SortedMap<String, ?> other) {
    TreeSet<String> both = new TreeSet<>(one.keySet());
    both.addAll(other.keySet());
    return both;
  }
}
