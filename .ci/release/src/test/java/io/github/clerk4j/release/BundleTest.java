package io.github.clerk4j.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
  @TempDir private Path directory;
  private SampleBundle sample;

  @BeforeEach
  void writeAGoodBundle() throws IOException {
    sample = new SampleBundle(directory);
  }

  @Test
  void aCompleteBundleHasNoFault() throws IOException {
    assertThat(sample.bundle().faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".jar",
        ".pom",
        "-sources.jar",
        "-javadoc.jar",
        "-cyclonedx.json",
        ".jar.asc",
        ".pom.asc",
        "-sources.jar.md5",
        "-javadoc.jar.sha1"
      })
  void aMissingFileIsNamed(String suffix) throws IOException {
    Files.delete(sample.core.file(suffix));

    assertThat(sample.bundle().faults()).contains("clerk4j-core-0.1.0" + suffix + " is missing");
  }

  @Test
  void aFileThatChangedAfterItWasSignedIsNamed() throws IOException {
    Files.writeString(sample.core.file(".pom"), SampleBundle.POM + "<!-- changed -->");

    assertThat(sample.bundle().faults())
        .contains(
            "clerk4j-core-0.1.0.pom.md5 does not match its file",
            "clerk4j-core-0.1.0.pom.sha1 does not match its file");
  }

  @Test
  void aSignatureThatDoesNotVerifyIsNamed() throws IOException {
    Files.writeString(sample.core.file(".jar.asc"), "bad");

    assertThat(sample.bundle().faults())
        .containsExactly("clerk4j-core-0.1.0.jar.asc does not verify");
  }

  @Test
  void aJarWithoutItsContentIsNamed() throws IOException {
    SampleBundle.jar(sample.core.file(".jar"), "other");
    SampleBundle.jar(sample.core.file("-sources.jar"), "other");
    SampleBundle.jar(sample.core.file("-javadoc.jar"), "other");

    assertThat(sample.bundle().faults())
        .containsExactly(
            "clerk4j-core-0.1.0.jar lacks the license",
            "clerk4j-core-0.1.0-sources.jar lacks Java sources",
            "clerk4j-core-0.1.0-javadoc.jar lacks Javadoc");
  }

  @Test
  void aJarOfTestsDoesNotBelongIntoARelease() throws IOException {
    SampleBundle.jar(sample.core.file("-tests.jar"), "ATest.class");

    assertThat(sample.bundle().faults())
        .containsExactly("clerk4j-core-0.1.0-tests.jar does not belong into a release");
  }

  @Test
  void aModuleOfTheBomThatIsMissingIsNamed() throws IOException {
    for (Path each : sample.core.files()) {
      Files.delete(each);
    }

    assertThat(sample.bundle().faults())
        .containsExactly("clerk4j-core 0.1.0 is in the BOM, but missing");
  }

  @Test
  void anArtifactThatTheBomLacksIsNamed() throws IOException {
    Path other =
        Files.createDirectories(directory.resolve("io/github/clerk4j/clerk4j-parent/0.1.0"));
    Files.writeString(other.resolve("clerk4j-parent-0.1.0.pom"), SampleBundle.POM);

    assertThat(sample.bundle().faults())
        .containsExactly(
            "io/github/clerk4j/clerk4j-parent/0.1.0 does not belong into this release");
  }

  @Test
  void anInvalidBillOfMaterialsIsNamed() throws IOException {
    sbom(
        "\"type\": \"library\", \"group\": \"org.slf4j\"",
        "\"type\": \"jar\", \"group\": \"org.slf4j\"");

    assertThat(sample.bundle().faults())
        .anyMatch(each -> each.startsWith("clerk4j-core-0.1.0-cyclonedx.json is not valid: "));
  }

  @Test
  void aBillOfMaterialsThatLacksADependencyIsNamed() throws IOException {
    sbom("slf4j-api", "slf4j-simple");

    assertThat(sample.bundle().faults())
        .containsExactly("clerk4j-core-0.1.0-cyclonedx.json lacks org.slf4j:slf4j-api:2.0.20");
  }

  @Test
  void aBillOfMaterialsOfAnotherVersionIsNamed() throws IOException {
    sbom("\"version\": \"0.1.0\"", "\"version\": \"0.2.0\"");

    assertThat(sample.bundle().faults())
        .containsExactly("clerk4j-core-0.1.0-cyclonedx.json describes clerk4j-core 0.2.0");
  }

  private void sbom(String from, String to) throws IOException {
    SampleBundle.write(
        sample.core.file("-cyclonedx.json"), SampleBundle.SBOM.replace(from, to).getBytes(UTF_8));
  }
}
