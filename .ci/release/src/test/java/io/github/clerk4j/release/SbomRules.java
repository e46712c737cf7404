package io.github.clerk4j.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;

/** The rules of a software bill of materials. */
final class SbomRules {
  private SbomRules() {}

  /** Returns a sentence for each broken rule. */
  static List<String> broken(Artifact artifact) throws IOException {
    Path file = artifact.file("-cyclonedx.json");
    JsonParser parser = new JsonParser();
    Bom bom;
    try {
      List<ParseException> invalid = parser.validate(file.toFile());
      if (!invalid.isEmpty()) {
        return invalid.stream().map(each -> "is not valid: " + each.getMessage()).toList();
      }
      bom = parser.parse(Files.readAllBytes(file));
    } catch (ParseException e) {
      return List.of("cannot be read: " + e.getMessage());
    }
    List<String> broken = new ArrayList<>();
    Component subject = bom.getMetadata() == null ? null : bom.getMetadata().getComponent();
    String name = subject == null ? "nothing" : subject.getName() + " " + subject.getVersion();
    if (!name.equals(artifact.id() + " " + artifact.version())) {
      broken.add("describes " + name);
    }
    if (subject != null
        && (subject.getLicenses() == null || subject.getLicenses().getLicenses().isEmpty())) {
      broken.add("has no license");
    }
    Set<String> listed =
        bom.getComponents() == null
            ? Set.of()
            : bom.getComponents().stream().map(SbomRules::coordinates).collect(Collectors.toSet());
    for (String each : dependencies(artifact.pom())) {
      if (!listed.contains(each)) {
        broken.add("lacks " + each);
      }
    }
    return broken;
  }

  private static String coordinates(Component component) {
    return component.getGroup() + ":" + component.getName() + ":" + component.getVersion();
  }

  private static Set<String> dependencies(Pom pom) {
    Set<String> dependencies = new TreeSet<>();
    for (Pom each : pom.nodes("/project/dependencies/dependency")) {
      if (!each.text("optional").equals("true") && !each.text("scope").equals("provided")) {
        dependencies.add(
            each.text("groupId") + ":" + each.text("artifactId") + ":" + each.text("version"));
      }
    }
    return dependencies;
  }
}
