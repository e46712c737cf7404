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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class paths of other JVMs: for each contender, the jars of a program that uses only it.
 * AppCDS needs jars.
 */
final class Classpath {
  private static final Pattern OFFICIAL =
      Pattern.compile("(backend-api|jackson|jjwt-jackson|bcprov|commons-io|jakarta).*");
  private static final Pattern BOTH = Pattern.compile("jjwt-(api|impl).*");
  private static final Pattern TOOLS =
      Pattern.compile("(clerk4j-testing|mockwebserver|junit|jmh|jopt|commons-math).*");
  private static final Map<Path, String> JARS =
      Stream.of(entries())
          .collect(Collectors.toMap(each -> each, Classpath::jar, (a, b) -> a, LinkedHashMap::new));

  private Classpath() {}

  static String jars(String contender) {
    boolean official = contender.startsWith("official");
    return JARS.entrySet().stream()
        .filter(each -> isOurs(each.getKey()) || isFor(official, each.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns the jars that all contenders and the measurement need. */
  static String everything() {
    return String.join(File.pathSeparator, JARS.values());
  }

  private static boolean isFor(boolean official, Path entry) {
    String name = entry.getFileName().toString();
    return BOTH.matcher(name).matches()
        || (!TOOLS.matcher(name).matches() && OFFICIAL.matcher(name).matches() == official);
  }

  /** Returns true for the module that is running. */
  private static boolean isOurs(Path entry) {
    String location =
        Classpath.class.getProtectionDomain().getCodeSource().getLocation().toString();
    return entry.toAbsolutePath().equals(Path.of(URI.create(location)));
  }

  /** Returns the class path; with Maven, it is not the JVM's own. */
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
