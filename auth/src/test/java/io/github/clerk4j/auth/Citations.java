package io.github.clerk4j.auth;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows and decisions that the source of a test names, in every form in which tests do. */
final class Citations {
  private static final String SECTION = "([1-4]\\.[0-9]{1,2})";
  private static final String SIX_CELLS = "(?:[^|\\n]*\\|){6}";

  /** A line of a table of scenarios: the row, six more cells, and the decisions. */
  private static final Pattern SCENARIO =
      Pattern.compile("(?m)^ +(?:" + SECTION + " )?([^|\\n]*?) *\\|" + SIX_CELLS + " ?([0-9, ]*)$");

  /** A text that begins with a row, up to what is filled in. */
  private static final Pattern TEXT = Pattern.compile("\"" + SECTION + " ([^\"{|]*)");

  private static final Pattern FAULT_TEXT = Pattern.compile("\"4 (#[0-9]+)");
  private static final Pattern FAULT_NAME = Pattern.compile("void fault([0-9]+)");
  private static final Pattern FAULTS = words("[Ff]aults?");
  private static final Pattern DECISIONS = words("[Dd]ecisions?");
  private static final Pattern IN_WORDS =
      Pattern.compile("(?<!RFC [0-9]{4}, )(?:[Ss]ection|[Rr]ow) " + SECTION + "(?: (#[0-9]+))?");

  /** A test whose rows are the first arguments, and where these come from. */
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "name = \"" + SECTION + " \\{0}[\":][^\\n]*\\)\\s+@(Csv|Method)Source\\((.*?)\\n  void ",
          Pattern.DOTALL);

  private static final Pattern LITERAL = Pattern.compile("(?<!= )\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern ARGUMENTS = Pattern.compile("rguments(?:\\.of)?\\(\\s*\"([^\"]*)\"");
  private static final Pattern TABLE_LINE =
      Pattern.compile("(?m)^ {6}([a-z][^|\"\\n]*?) *\\|(?:[^|\\n]*\\|){3}[^|\\n]*$");

  private final String source;
  private final Set<Citation> found = new LinkedHashSet<>();

  private Citations(String source) {
    this.source = source;
  }

  static Set<Citation> of(String source) {
    Citations citations = new Citations(source);
    citations.readScenarios();
    citations.readTexts();
    citations.readTemplates();
    return citations.found;
  }

  private static Pattern words(String word) {
    return Pattern.compile("\\b" + word + " ([0-9]+(?:(?:,| and|, and) [0-9]+)*)");
  }

  private void readScenarios() {
    for (MatchResult line : matches(SCENARIO, source)) {
      if (line.group(1) != null) {
        found.add(new Citation(line.group(1), line.group(2)));
      }
      numbers(line.group(3)).forEach(number -> found.add(Citation.ofDecision(number)));
    }
  }

  private void readTexts() {
    for (MatchResult text : matches(TEXT, source)) {
      found.add(new Citation(text.group(1), text.group(2).strip()));
    }
    for (MatchResult place : matches(IN_WORDS, source)) {
      found.add(new Citation(place.group(1), place.group(2) == null ? "" : place.group(2)));
    }
    for (MatchResult text : matches(FAULT_TEXT, source)) {
      found.add(new Citation("4", text.group(1)));
    }
    for (Pattern each : List.of(FAULTS, FAULT_NAME)) {
      for (MatchResult named : matches(each, source)) {
        numbers(named.group(1)).forEach(number -> found.add(new Citation("4", "#" + number)));
      }
    }
    for (MatchResult named : matches(DECISIONS, source)) {
      numbers(named.group(1)).forEach(number -> found.add(Citation.ofDecision(number)));
    }
  }

  private void readTemplates() {
    for (MatchResult test : matches(TEMPLATE, source)) {
      List<String> rows =
          test.group(2).equals("Csv") ? csvRows(test.group(3)) : methodRows(test.group(3));
      if (rows.isEmpty()) {
        found.add(new Citation(test.group(1), "(rows that cannot be found)"));
      }
      rows.stream()
          .filter(row -> !row.equals("row")) // the header of a table
          .forEach(row -> found.add(new Citation(test.group(1), row)));
    }
  }

  private static List<String> csvRows(String annotation) {
    boolean bars = annotation.contains("delimiter = '|'");
    List<String> rows = new ArrayList<>();
    for (MatchResult line : matches(LITERAL, annotation)) {
      String text = line.group(1);
      boolean quoted = text.startsWith("'");
      String end = bars ? "|" : quoted ? "'" : ",";
      int from = quoted ? 1 : 0;
      int to = text.indexOf(end, from);
      rows.add(text.substring(from, to < 0 ? text.length() : to).strip());
    }
    return rows;
  }

  private List<String> methodRows(String annotation) {
    String method = annotation.substring(1, annotation.indexOf('"', 1));
    Matcher body =
        Pattern.compile("Stream<[^\\n]*> " + method + "\\(\\) \\{(.*?)\\n  }", Pattern.DOTALL)
            .matcher(source);
    List<String> rows = body.find() ? firstGroups(ARGUMENTS, body.group(1)) : List.of();
    return rows.isEmpty() ? firstGroups(TABLE_LINE, source) : rows;
  }

  private static List<String> numbers(String text) {
    return matches(Pattern.compile("[0-9]+"), text).stream().map(MatchResult::group).toList();
  }

  private static List<String> firstGroups(Pattern pattern, String text) {
    return matches(pattern, text).stream().map(each -> each.group(1)).toList();
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
