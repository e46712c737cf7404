package io.github.clerk4j.docs;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The messages of the compiler about blocks of Java. All blocks are compiled at once, because the
 * compiler spends most of its time on the class path.
 */
final class CompiledBlocks {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private final Map<CodeBlock, List<String>> messages = new LinkedHashMap<>();

  CompiledBlocks(List<CodeBlock> blocks) {
    Map<JavaFileObject, CodeBlock> sources = new LinkedHashMap<>();
    for (CodeBlock each : blocks) {
      String name = "block" + sources.size();
      sources.put(new Source(name, each.source(name)), each);
      messages.put(each, new ArrayList<>());
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    ToolProvider.getSystemJavaCompiler()
        .getTask(
            null,
            null,
            found,
            List.of(
                "-proc:none",
                "-Xlint:deprecation",
                "-Xmaxerrs",
                "999",
                "-Xmaxwarns",
                "999",
                "-cp",
                CLASS_PATH,
                "-d",
                "target"),
            null,
            sources.keySet())
        .call();
    for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
      if (each.getKind() != Diagnostic.Kind.NOTE) {
        String message = each.getLineNumber() + ": " + each.getMessage(Locale.ROOT);
        JavaFileObject source = each.getSource();
        if (source == null || !sources.containsKey(source)) {
          throw new IllegalStateException(message);
        }
        messages.get(sources.get(source)).add(message);
      }
    }
  }

  /** Returns the errors and warnings of a block. */
  List<String> of(CodeBlock block) {
    return messages.get(block);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String packageName, String text) {
      super(URI.create("string:///" + packageName + "/Block.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
