package io.github.clerk4j.docs;

import java.util.stream.Collectors;

/**
 * A block of Java in a Markdown file: imports, then a public class, an annotated method or
 * statements.
 *
 * @param given the variables that the block needs, as parameters of a method
 */
record CodeBlock(String file, int line, String given, String code) {
  /** Returns the block as a source file of a package of its own. */
  String source(String packageName) {
    return "package " + packageName + ";\n" + source();
  }

  private String source() {
    String imports =
        code.lines().filter(CodeBlock::isImport).collect(Collectors.joining("\n", "", "\n"));
    String body =
        code.lines().filter(each -> !isImport(each)).collect(Collectors.joining("\n", "", "\n"));
    if (body.lines().anyMatch(each -> each.startsWith("public class "))) {
      return imports + body.replace("public class ", "class ");
    }
    return imports
        + "class Block {\n"
        + (body.strip().startsWith("@")
            ? body
            : "  void run(" + given + ") throws Exception {\n" + body + "  }\n")
        + "}\n";
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
