package io.github.clerk4j.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompatibilityTest {
  private static final String BEFORE =
      "public class A { public void kept() {} public void removed(String s) {} void ours() {} }";
  private static final String AFTER =
      "public class A { public void kept() {} public void added() {} }";
  private static final String REMOVED = "A#removed(String)";

  @TempDir private Path directory;

  @Test
  void aRemovedPublicMethodBreaks() throws IOException {
    assertThat(faults(breaks(BEFORE, AFTER), ""))
        .containsExactly(
            REMOVED + " breaks callers (METHOD_REMOVED) and has no reason in " + reasons());
  }

  @Test
  void aReasonLetsTheBreakPass() throws IOException {
    assertThat(faults(breaks(BEFORE, AFTER), "# 0.2.0\n" + REMOVED + ": Clerk removed it."))
        .isEmpty();
  }

  @Test
  void aLineWithoutAReasonDoesNot() throws IOException {
    assertThat(faults(breaks(BEFORE, AFTER), REMOVED)).hasSize(1);
  }

  @Test
  void aReasonWithoutABreakMustBeRemoved() throws IOException {
    assertThat(faults(breaks(BEFORE, BEFORE), REMOVED + ": Clerk removed it."))
        .containsExactly(REMOVED + " does not break callers: remove it from " + reasons());
  }

  @Test
  void aRemovedTypeAndAnotherResultBreak() throws IOException {
    assertThat(
            breaks(
                "public class A { public int a() { return 1; } }",
                "public class A { public long a() { return 1; } }"))
        .containsEntry("A#a()", "METHOD_RETURN_TYPE_CHANGED");
    assertThat(breaks("public class A {}", "class A {}")).containsKey("A");
  }

  @Test
  void aRecordMayGetAComponent() throws IOException {
    assertThat(breaks("public record A(int a) {}", "public record A(int a, int b) {}")).isEmpty();
  }

  private Map<String, String> breaks(String before, String after) throws IOException {
    return Compatibility.breaks(jar("before", before), jar("after", after));
  }

  private List<String> faults(Map<String, String> breaks, String reasons) throws IOException {
    Files.writeString(reasons(), reasons);
    return BreakReasons.read(reasons()).faults(breaks);
  }

  private Path reasons() {
    return directory.resolve("breaks.txt");
  }

  /** Compiles a class A into a jar. */
  private Path jar(String name, String source) throws IOException {
    Path classes = Files.createDirectories(directory.resolve(name));
    Path file = Files.writeString(classes.resolve("A.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-d", classes.toString(), file.toString())).isZero();
    Path jar = directory.resolve(name + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("A.class"));
      Files.copy(classes.resolve("A.class"), out);
    }
    return jar;
  }
}
