package io.github.clerk4j.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A directory with all artifacts of a release, in the layout of a Maven repository. */
record Bundle(Path directory, String version, Signatures signatures) {
  private static final Path GROUP = Path.of("io", "github", "clerk4j");

  /** Returns a sentence for each fault; none if Maven Central would accept the bundle. */
  List<String> faults() throws IOException {
    List<String> faults = new ArrayList<>();
    Path bom = directory.resolve(GROUP).resolve("clerk4j-bom").resolve(version);
    if (!Files.exists(bom.resolve("clerk4j-bom-" + version + ".pom"))) {
      return List.of("clerk4j-bom " + version + " is missing");
    }
    Set<Path> expected = new TreeSet<>(Set.of(bom));
    for (String each :
        new Artifact(bom)
            .pom()
            .texts("/project/dependencyManagement/dependencies/dependency/artifactId")) {
      expected.add(directory.resolve(GROUP).resolve(each).resolve(version));
    }
    Set<Path> found = directories();
    for (Path each : expected) {
      if (!found.contains(each)) {
        faults.add(each.getParent().getFileName() + " " + version + " is in the BOM, but missing");
      }
    }
    for (Path each : found) {
      if (expected.contains(each)) {
        faults.addAll(new ArtifactRules(new Artifact(each), signatures).broken());
      } else {
        faults.add(directory.relativize(each) + " does not belong into this release");
      }
    }
    return faults;
  }

  private Set<Path> directories() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::getParent)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
