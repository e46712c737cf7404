package io.github.clerk4j.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Javadoc of all published modules in one place. */
final class ApiDocumentation {
  /** Spring Boot 3 has the packages of Spring Boot 4. */
  private static final List<String> SOURCES =
      List.of(
          "generated/src/main/java",
          "generated/target/generated-sources/openapi/src/main/java",
          "core/src/main/java",
          "auth/src/main/java",
          "testing/src/main/java",
          "adapters/junit/src/main/java",
          "adapters/servlet/src/main/java",
          "adapters/spring-boot/src/main/java",
          "adapters/spring-boot/src/boot4/java",
          "adapters/jaxrs/src/main/java",
          "adapters/jackson/src/main/java",
          "adapters/jsonb/src/main/java",
          "adapters/moshi/src/main/java",
          "adapters/micrometer/src/main/java");

  private static final String JDK = "https://docs.oracle.com/en/java/javase/17/docs/api/";

  private final Path root;

  ApiDocumentation(Path root) {
    this.root = root;
  }

  /** Writes it, and fails if Javadoc warns or leaves a backtick. */
  void write(Path target) throws IOException {
    Files.createDirectories(target);
    Path work = Files.createDirectories(target.resolveSibling("javadoc"));
    List<String> arguments = new ArrayList<>(options(target, elementList(work)));
    for (String each : SOURCES) {
      arguments.addAll(files(root.resolve(each)));
    }
    Path file = work.resolve("arguments");
    Files.write(file, arguments.stream().map(ApiDocumentation::quoted).toList());
    ToolProvider javadoc = ToolProvider.findFirst("javadoc").orElseThrow();
    if (javadoc.run(System.out, System.err, "@" + file) != 0) {
      throw new IllegalStateException("Javadoc failed");
    }
    rejectBackticks(target);
  }

  private List<String> options(Path target, Path elementList) {
    return List.of(
        "-quiet",
        "-Xdoclint:all,-missing",
        "-Werror",
        "-encoding",
        "UTF-8",
        "--release",
        "17",
        "-classpath",
        System.getProperty("java.class.path"),
        "-d",
        target.toString(),
        "-notimestamp",
        "--add-stylesheet",
        Path.of("src/test/resources/site/javadoc.css").toAbsolutePath().toString(),
        "-windowtitle",
        "clerk4j",
        "-doctitle",
        "clerk4j",
        "-header",
        "<a href=\"{@docRoot}/../docs/index.html\">Guides</a>",
        "-overview",
        root.resolve("generated/target/generated-sources/openapi/src/main/javadoc/overview.html")
            .toString(),
        "-linkoffline",
        JDK,
        elementList.toString(),
        "-group",
        "Calls",
        "io.github.clerk4j:io.github.clerk4j.api",
        "-group",
        "Models",
        "io.github.clerk4j.model",
        "-group",
        "Authentication and webhooks",
        "io.github.clerk4j.auth:io.github.clerk4j.token:io.github.clerk4j.webhook",
        "-group",
        "Tests",
        "io.github.clerk4j.testing*",
        "-group",
        "Adapters",
        "io.github.clerk4j.*");
  }

  /** Writes the packages of the JDK, so that Javadoc links to them without the network. */
  private static Path elementList(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    ModuleFinder.ofSystem().findAll().stream()
        .map(each -> each.descriptor())
        .filter(each -> each.name().startsWith("java."))
        .sorted()
        .forEach(
            module -> {
              lines.add("module:" + module.name());
              module.exports().stream()
                  .filter(each -> !each.isQualified())
                  .map(each -> each.source())
                  .collect(Collectors.toCollection(TreeSet::new))
                  .forEach(lines::add);
            });
    Files.write(folder.resolve("element-list"), lines);
    return folder;
  }

  private static List<String> files(Path source) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      return files
          .map(Path::toString)
          .filter(each -> each.endsWith(".java") && !each.endsWith("module-info.java"))
          .sorted()
          .toList();
    }
  }

  private static String quoted(String argument) {
    return "\"" + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static void rejectBackticks(Path target) throws IOException {
    try (Stream<Path> pages = Files.walk(target)) {
      List<String> found =
          pages
              .filter(each -> each.toString().endsWith(".html"))
              .filter(each -> text(each).contains("`"))
              .map(each -> target.relativize(each).toString())
              .toList();
      if (!found.isEmpty()) {
        throw new IllegalStateException("Javadoc has raw backticks in " + found);
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
