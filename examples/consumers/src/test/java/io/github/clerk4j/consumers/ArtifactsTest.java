package io.github.clerk4j.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The artifacts that the projects of strangers were built against. */
@Tag("slow")
class ArtifactsTest {
  private static final Path INSTALLED = Path.of("target", "repository", "io", "github", "clerk4j");

  static List<Path> jars() throws Exception {
    Pom bom = Pom.read(Path.of("..", "..", "bom", "pom.xml"));
    return bom.texts("/project/dependencyManagement/dependencies/dependency/artifactId").stream()
        .map(INSTALLED::resolve)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void theJarHasTheLicense(Path artifact) throws Exception {
    try (JarFile jar = new JarFile(file(artifact, ".jar").toFile())) {
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
    }
  }

  /** Returns the file of an artifact, neither its sources nor its tests. */
  static Path file(Path artifact, String extension) throws Exception {
    try (Stream<Path> files = Files.walk(artifact)) {
      return files
          .filter(each -> each.getFileName().toString().endsWith(extension))
          .filter(each -> !each.toString().matches(".*-(sources|javadoc|tests|all)\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
