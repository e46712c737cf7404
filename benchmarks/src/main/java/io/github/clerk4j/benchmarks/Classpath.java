package io.github.clerk4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What we run with, as other JVMs are to: all jars, as a program has it and AppCDS needs it. */
final class Classpath {
  private static final String JARS =
      Stream.of(entries()).map(Classpath::jar).collect(Collectors.joining(File.pathSeparator));

  private Classpath() {}

  static String jars() {
    return JARS;
  }

  /** Where Maven runs us, we are not on the JVM's own class path. */
  private static Path[] entries() {
    if (Classpath.class.getClassLoader() instanceof URLClassLoader maven) {
      return Arrays.stream(maven.getURLs())
          .map(URL::toString)
          .map(URI::create)
          .map(Path::of)
          .toArray(Path[]::new);
    }
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toArray(Path[]::new);
  }

  private static String jar(Path entry) {
    if (!Files.isDirectory(entry)) {
      return entry.toString();
    }
    try {
      Path jar = Files.createTempFile("clerk4j-benchmarks-", ".jar");
      jar.toFile().deleteOnExit();
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file);
          Stream<Path> tree = Files.walk(entry)) {
        List<Path> files = tree.filter(Files::isRegularFile).toList();
        for (Path each : files) {
          out.putNextEntry(new JarEntry(entry.relativize(each).toString()));
          Files.copy(each, out);
        }
      }
      return jar.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
