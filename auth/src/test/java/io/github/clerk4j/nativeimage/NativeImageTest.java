package io.github.clerk4j.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The metadata of native images, compared with a recording of the library's reflection. No image is
 * built: that needs GraalVM.
 */
@Tag("slow")
class NativeImageTest {
  private static final List<String> MODULES =
      List.of("clerk4j-generated", "clerk4j-core", "clerk4j-auth", "clerk4j-testing");

  /** Calls that a working application never makes; the metadata has their types. */
  private static final Set<String> AFTER_A_FAILED_CHECK =
      Set.of("io.github.clerk4j.HttpLibraries.origin: forName");

  @BeforeAll
  static void recordTheScenario() throws Exception {
    ClassLoader loader = RecordingClassLoader.create();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      loader.loadClass(Scenario.class.getName()).getMethod("run").invoke(null);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void theMetadataHasEachReflectiveAccess() throws IOException {
    Set<String> missing = new TreeSet<>(Reflection.accesses());
    missing.removeIf(each -> each.contains(Scenario.class.getName()));
    missing.removeAll(ReachabilityMetadata.of(MODULES));

    assertThat(missing).isEmpty();
  }

  @Test
  void theRecordingHasTheProxyOfEachServiceAndTheSignaturesOfJjwt() {
    assertThat(Reflection.accesses())
        .contains(
            "proxy io.github.clerk4j.api.UsersApi$Endpoints",
            "components io.github.clerk4j.nativeimage.Scenario$Plan",
            "resource io/github/clerk4j/api/description.tsv")
        .anyMatch(each -> each.startsWith("type io.jsonwebtoken.impl."));
  }

  @Test
  void theRecordingHasEachReflectiveCallOfOurCode() throws IOException {
    Set<String> ours = new TreeSet<>();
    for (byte[] each : ourClasses()) {
      ours.addAll(ReflectiveCalls.of(each));
    }
    assertThat(ours).containsAll(AFTER_A_FAILED_CHECK);

    ours.removeAll(Reflection.sites());
    ours.removeAll(AFTER_A_FAILED_CHECK);
    assertThat(ours).isEmpty();
  }

  @Test
  void theMetadataHasTheTypesThatAFailedCheckNames() throws IOException {
    assertThat(ReachabilityMetadata.of(MODULES))
        .contains(
            "type okhttp3.OkHttpClient",
            "type okio.Buffer",
            "type retrofit2.Retrofit",
            "type kotlin.Unit",
            "type io.jsonwebtoken.Jwts",
            "type io.jsonwebtoken.impl.DefaultJwtBuilder",
            "resource io/github/clerk4j/testing/account.css");
  }

  /** Returns the class files of the modules, from directories or jars. */
  private static List<byte[]> ourClasses() throws IOException {
    List<byte[]> classes = new ArrayList<>();
    for (String each :
        System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
      Path path = Path.of(each);
      if (each.endsWith("target/test-classes")) {
        continue;
      }
      if (Files.isDirectory(path)) {
        read(path, classes);
      } else if (path.getFileName()
          .toString()
          .matches("clerk4j-(generated|core|auth|testing).*jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
          read(jar.getPath("/"), classes);
        }
      }
    }
    assertThat(classes).as("classes on the class path").hasSizeGreaterThan(500);
    return classes;
  }

  private static void read(Path directory, List<byte[]> classes) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        classes.add(Files.readAllBytes(each));
      }
    }
  }
}
