package io.github.clerk4j.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The modules that are published, which the BOM has to list. */
class PublishedModulesTest {
  private static final Path ROOT = Path.of("..", "..");

  @Test
  void theBomListsEachPublishedModule() throws Exception {
    List<String> published = new ArrayList<>();
    for (String module : Pom.read(ROOT.resolve("pom.xml")).texts("/project/modules/module")) {
      Pom pom = Pom.read(ROOT.resolve(module).resolve("pom.xml"));
      if (!pom.text("/project/properties/maven.deploy.skip").equals("true")
          && !pom.text("/project/packaging").equals("pom")) {
        published.add(pom.text("/project/artifactId"));
      }
    }
    Pom bom = Pom.read(ROOT.resolve("bom").resolve("pom.xml"));

    assertThat(published).contains("clerk4j-core", "clerk4j-auth");
    assertThat(bom.texts("/project/dependencyManagement/dependencies/dependency/artifactId"))
        .containsExactlyInAnyOrderElementsOf(published);
  }
}
