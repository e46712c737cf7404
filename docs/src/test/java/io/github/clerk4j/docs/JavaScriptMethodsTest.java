package io.github.clerk4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tables of JavaScript methods are those that the code gives. */
class JavaScriptMethodsTest {
  private static final String GUIDE = "javascript.md";
  private static final String BEGIN = "<!-- methods: begin -->\n";
  private static final String END = "<!-- methods: end -->";

  private final JavaScriptMethods methods = new JavaScriptMethods();

  /** With {@code -Dclerk4j.docs.write=true}, writes the tables instead of comparing them. */
  @Test
  void theTablesAreThoseOfTheCode() {
    String text = Guide.text(GUIDE);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("clerk4j.docs.write")) {
      Guide.write(GUIDE, text.substring(0, begin) + methods.tables() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end))
        .as("run this test with -Dclerk4j.docs.write=true, which writes the tables")
        .isEqualTo(methods.tables());
  }

  @Test
  void theMissingMethodsAreNamed() {
    MarkdownTable table = MarkdownTable.of(GUIDE, "JavaScript", "why, and the replacement");

    assertThat(new TreeSet<>(table.code(0))).isEqualTo(methods.missing());
  }
}
