import com.sun.source.doctree.BlockTagTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A check of a module's Javadoc: fewer than 5 % of its sentences begin with a relative word.
 *
 * <p>Usage: {@code java .ci/JavadocSentences.java [--list] DIRECTORY...}. Reads {@code src/main/java} and {@code
 * target/generated-sources} of each directory, or of each module if its POM lists some, prints one line a module, and ends with 1 if a module has
 * too many.
 */
public final class JavadocSentences {
  private static final double MOST = 0.05;
  private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
  private static final Pattern RELATIVE =
      Pattern.compile("(what|who|whom|whose|where|which|whether|how|as|(of|for|by|to|from|with|in|on|under|after) (what|which|whom|whose|how))\\b.*");
  private static final Pattern END = Pattern.compile("[.!?](?=\\s|$)|\\n\\s*\\n|;\\s");
  private static final Pattern MARKUP = Pattern.compile("\\{@\\w+\\s*([^{}]*)}|</?\\w+[^>]*>");
  private static final Pattern PARAGRAPH = Pattern.compile("<(p|li|ul|ol|tr|td|th|h[1-6])\\b[^>]*>|<pre>.*?</pre>", Pattern.DOTALL);

  private final Path module;
  private final List<String> broken = new ArrayList<>();
  private int sentences;

  private JavadocSentences(Path module) {
    this.module = module;
  }

  public static void main(String[] arguments) throws IOException {
    boolean list = false;
    boolean failed = false;
    for (String argument : arguments) {
      if (argument.equals("--list")) {
        list = true;
        continue;
      }
      for (Path module : modules(Path.of(argument))) {
        failed |= isBad(module, list);
      }
    }
    if (failed) {
      System.err.println("Too many: begin with a verb (methods) or a noun (types), as CONTRIBUTING.md says.");
      System.exit(1);
    }
  }

  private static List<Path> modules(Path directory) throws IOException {
    Path pom = directory.resolve("pom.xml");
    List<Path> modules = new ArrayList<>();
    if (Files.exists(pom)) {
      Matcher module = MODULE.matcher(Files.readString(pom));
      while (module.find()) {
        modules.add(directory.resolve(module.group(1)));
      }
    }
    return modules.isEmpty() ? List.of(directory) : modules;
  }

  private static boolean isBad(Path module, boolean list) throws IOException {
    JavadocSentences check = new JavadocSentences(module);
    check.read();
    if (check.sentences == 0) {
      return false;
    }
    double share = (double) check.broken.size() / check.sentences;
    System.out.printf(
        Locale.ROOT,
        "Javadoc of %s: %d of %d sentences begin with a relative word (%.1f %%)%n",
        check.module.toAbsolutePath().normalize().getFileName(),
        check.broken.size(),
        check.sentences,
        100 * share);
    if (list || share >= MOST) {
      check.broken.stream().limit(list ? Long.MAX_VALUE : 20).forEach(System.out::println);
    }
    return share >= MOST;
  }

  private void read() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String root : List.of("src/main/java", "target/generated-sources")) {
      Path folder = module.resolve(root);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> found = Files.walk(folder)) {
          found.filter(file -> file.toString().endsWith(".java")).filter(file -> !file.toString().contains("jmh_generated")).forEach(files::add);
        }
      }
    }
    if (files.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, manager, ignored -> {}, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Comments(trees).scan(unit, null);
      }
    }
  }

  /** The documented declarations of one file. */
  private final class Comments extends TreePathScanner<Void, Void> {
    private final DocTrees trees;

    Comments(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitPackage(PackageTree node, Void unused) {
      return take(node, super.visitPackage(node, unused));
    }

    @Override
    public Void visitClass(ClassTree node, Void unused) {
      return take(node, super.visitClass(node, unused));
    }

    @Override
    public Void visitMethod(MethodTree node, Void unused) {
      return take(node, super.visitMethod(node, unused));
    }

    @Override
    public Void visitVariable(VariableTree node, Void unused) {
      return take(node, super.visitVariable(node, unused));
    }

    private Void take(Tree node, Void result) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        long line = getCurrentPath().getCompilationUnit().getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(getCurrentPath().getCompilationUnit(), node));
        String where = module.relativize(Path.of(getCurrentPath().getCompilationUnit().getSourceFile().getName())) + ":" + line;
        text(where, join(comment.getFullBody()));
        for (DocTree tag : comment.getBlockTags()) {
          text(where, description((BlockTagTree) tag));
        }
      }
      return result;
    }
  }

  private static String join(List<? extends DocTree> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(text::append);
    return text.toString();
  }

  /** The text of a block tag, without its name and what it is about. */
  private static String description(BlockTagTree tag) {
    String text = tag.toString();
    return switch (tag.getTagName()) {
      case "param", "throws", "exception" -> text.replaceFirst("@\\w+\\s+\\S+\\s*", "");
      case "return", "deprecated" -> text.replaceFirst("@\\w+\\s*", "");
      default -> "";
    };
  }

  private void text(String where, String html) {
    String text = PARAGRAPH.matcher(html).replaceAll("\n\n");
    text = MARKUP.matcher(text).replaceAll("$1");
    Matcher end = END.matcher(text);
    int begin = 0;
    while (end.find()) {
      sentence(where, text.substring(begin, end.end()));
      begin = end.end();
    }
    sentence(where, text.substring(begin));
  }

  private void sentence(String where, String text) {
    String sentence = text.strip().replaceAll("\\s+", " ");
    if (sentence.chars().noneMatch(Character::isLetter)) {
      return;
    }
    sentences++;
    if (RELATIVE.matcher(sentence.toLowerCase(Locale.ROOT)).matches()) {
      broken.add("  " + where + ": " + sentence.substring(0, Math.min(100, sentence.length())));
    }
  }
}
