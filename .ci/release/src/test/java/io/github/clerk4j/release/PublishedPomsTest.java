package io.github.clerk4j.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The POMs that strangers get, which the build has flattened before. */
class PublishedPomsTest {
  static List<Path> modules() throws IOException {
    return PublishedModules.directories();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void thePomHasWhatMavenCentralRequiresAndNothingOfOurBuild(Path module) throws IOException {
    Pom pom = Pom.read(PublishedModules.flattenedPom(module));

    assertThat(PomRules.broken(pom)).isEmpty();
  }
}
