package io.github.clerk4j.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A comparison of the modules as they are built now with the last release. Arguments: a directory
 * with the release in the layout of a Maven repository, its version, the version now, and the file
 * with reasons.
 */
final class CheckCompatibility {
  private CheckCompatibility() {}

  public static void main(String[] arguments) throws IOException {
    Path release = Path.of(arguments[0], "io", "github", "clerk4j");
    Map<String, String> breaks = new TreeMap<>();
    int compared = 0;
    for (Path module : PublishedModules.directories()) {
      String artifact = Pom.read(module.resolve("pom.xml")).text("/project/artifactId");
      Path before = new Artifact(release.resolve(artifact).resolve(arguments[1])).file(".jar");
      if (Files.exists(before)) { // neither the BOM nor what is new
        Path after = module.resolve("target").resolve(artifact + "-" + arguments[2] + ".jar");
        breaks.putAll(Compatibility.breaks(before, after));
        compared++;
      }
    }
    if (compared == 0) {
      throw new IllegalStateException("no jar of version " + arguments[1] + " is in " + release);
    }
    List<String> faults = BreakReasons.read(Path.of(arguments[3])).faults(breaks);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "Since " + arguments[1] + ":\n  " + String.join("\n  ", faults));
    }
    System.out.println(
        compared
            + " jars are compatible with "
            + arguments[1]
            + ", except for "
            + breaks.size()
            + " breaks with a reason.");
  }
}
