package io.github.clerk4j.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The descriptors of the Java modules that strangers' projects were built against. */
@Tag("slow")
class ModulesTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(clerk4j-[^`]+)` \\| `(io\\.github\\.clerk4j[^`]+)` \\|");

  static List<Path> artifacts() throws Exception {
    return ArtifactsTest.jars();
  }

  @Test
  void theGuideNamesTheModuleOfEachArtifact() throws Exception {
    Map<String, String> documented = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("..", "..", "docs", "modules.md"))) {
      ROW.matcher(line).results().forEach(row -> documented.put(row.group(1), row.group(2)));
    }
    Map<String, String> actual = new TreeMap<>();
    for (Path each : artifacts()) {
      actual.put(each.getFileName().toString(), descriptor(each).name());
    }

    assertThat(actual).isEqualTo(documented);
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void theDescriptorIsExplicitAndHasTheVersion(Path artifact) throws Exception {
    ModuleDescriptor module = descriptor(artifact);

    assertThat(module.isAutomatic()).isFalse();
    assertThat(artifact.resolve(module.rawVersion().orElseThrow())).isDirectory();
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void allPackagesAreExported(Path artifact) throws Exception {
    ModuleDescriptor module = descriptor(artifact);

    assertThat(module.exports().stream().filter(each -> !each.isQualified()).map(Exports::source))
        .containsExactlyInAnyOrderElementsOf(module.packages());
  }

  @Test
  void noTwoModulesShareAPackage() throws Exception {
    Map<String, List<String>> modulesByPackage = new LinkedHashMap<>();
    for (Path artifact : artifacts()) {
      if (!artifact.endsWith("clerk4j-spring-boot-3-starter")) { // never beside that of Boot 4
        ModuleDescriptor module = descriptor(artifact);
        for (String each : module.packages()) {
          modulesByPackage.merge(
              each, List.of(module.name()), (a, b) -> List.of(a.get(0), b.get(0)));
        }
      }
    }

    assertThat(modulesByPackage).isNotEmpty();
    assertThat(modulesByPackage.values()).allSatisfy(it -> assertThat(it).hasSize(1));
  }

  private static ModuleDescriptor descriptor(Path artifact) throws Exception {
    return ModuleFinder.of(ArtifactsTest.file(artifact, ".jar"))
        .findAll()
        .iterator()
        .next()
        .descriptor();
  }
}
