package io.github.clerk4j.docs;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A block of Java in a Markdown file: imports, then a public class, an annotated method or
 * statements.
 *
 * @param given the variables that the block needs, as parameters of a method
 */
record CodeBlock(String file, int line, String given, String code) {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  /** Compiles the block, and returns the messages of the compiler. */
  List<String> errors() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    compiler
        .getTask(
            null,
            null,
            found,
            List.of("-proc:none", "-Xlint:deprecation", "-implicit:none", "-cp", CLASS_PATH),
            null,
            List.of(new Source(source())))
        .call();
    List<String> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
      if (each.getKind() != Diagnostic.Kind.NOTE) {
        errors.add(each.getLineNumber() + ": " + each.getMessage(Locale.ROOT));
      }
    }
    return errors;
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

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Block.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
