package io.github.clerk4j.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The modules that are published. */
final class PublishedModules {
  static final Path ROOT = Path.of("..", "..");

  private PublishedModules() {}

  /** Returns the directories of the modules, the BOM's included. */
  static List<Path> directories() throws IOException {
    List<Path> published = new ArrayList<>();
    for (String module : Pom.read(ROOT.resolve("pom.xml")).texts("/project/modules/module")) {
      Path directory = ROOT.resolve(module).normalize();
      Pom pom = Pom.read(directory.resolve("pom.xml"));
      if (!pom.text("/project/properties/maven.deploy.skip").equals("true")) {
        published.add(directory);
      }
    }
    return published;
  }

  /** Returns the POM of a module that strangers get. */
  static Path flattenedPom(Path directory) throws IOException {
    String artifact = Pom.read(directory.resolve("pom.xml")).text("/project/artifactId");
    return directory.resolve("target").resolve(artifact + ".pom");
  }
}
