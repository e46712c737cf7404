package io.github.clerk4j.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomRulesTest {
  @TempDir private Path directory;

  @Test
  void aPomOfAReleaseBreaksNoRule() throws IOException {
    assertThat(broken(SampleBundle.POM)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "name, name",
    "description, description",
    "url, url",
    "licenses, licenses/license/name",
    "developers, developers/developer/name",
    "scm, scm/connection"
  })
  void aMissingElementIsNamed(String element, String named) throws IOException {
    String pom =
        SampleBundle.POM.replaceFirst("(?s)  <" + element + ">.*?</" + element + ">\n", "");

    assertThat(broken(pom)).anyMatch(each -> each.equals(named + " is missing"));
  }

  @ParameterizedTest
  @CsvSource({"parent", "build", "profiles", "properties", "repositories"})
  void aRemainderOfOurBuildIsNamed(String element) throws IOException {
    String pom = SampleBundle.POM.replace("</project>", "<" + element + "/></project>");

    assertThat(broken(pom))
        .containsExactly(element + " belongs to the build and must not be published");
  }

  @ParameterizedTest
  @CsvSource({
    "2.0.20, '2.0.20</version><scope>test</scope><version>', is a dependency of tests",
    "2.0.20, ${slf4j.version}, must have one version",
    "2.0.20, '[2.0,3.0)', must have one version",
    "2.0.20, '', must have one version",
    "2.0.20, 2.1-SNAPSHOT, is a snapshot"
  })
  void aDependencyThatStrangersCannotResolveIsNamed(String good, String bad, String fault)
      throws IOException {
    assertThat(broken(SampleBundle.POM.replace(good, bad)))
        .anyMatch(each -> each.startsWith("org.slf4j:slf4j-api") && each.contains(fault));
  }

  @Test
  void aModuleOfOursMustHaveTheVersionOfThePom() throws IOException {
    String pom = SampleBundle.POM.replace("org.slf4j", "io.github.clerk4j");

    assertThat(broken(pom))
        .containsExactly(
            "io.github.clerk4j:slf4j-api must have the version of this POM, but has: 2.0.20");
  }

  private List<String> broken(String pom) throws IOException {
    return PomRules.broken(Pom.read(Files.writeString(directory.resolve("pom.xml"), pom)));
  }
}
