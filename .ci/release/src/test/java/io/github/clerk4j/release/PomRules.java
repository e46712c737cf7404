package io.github.clerk4j.release;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of a POM that is published: those of Maven Central, and nothing of our build. */
final class PomRules {
  private static final List<String> REQUIRED =
      List.of(
          "groupId",
          "artifactId",
          "version",
          "name",
          "description",
          "url",
          "licenses/license/name",
          "licenses/license/url",
          "developers/developer/name",
          "scm/url",
          "scm/connection",
          "scm/developerConnection");
  private static final List<String> OURS =
      List.of(
          "parent",
          "build",
          "profiles",
          "properties",
          "modules",
          "repositories",
          "pluginRepositories",
          "distributionManagement",
          "reporting");
  private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z._-]*");

  private PomRules() {}

  /** Returns a sentence for each broken rule. */
  static List<String> broken(Pom pom) {
    List<String> broken = new ArrayList<>();
    for (String each : REQUIRED) {
      if (pom.text("/project/" + each).isEmpty()) {
        broken.add(each + " is missing");
      }
    }
    for (String each : OURS) {
      if (!pom.nodes("/project/" + each).isEmpty()) {
        broken.add(each + " belongs to the build and must not be published");
      }
    }
    String own = pom.text("/project/version");
    for (Pom each : pom.nodes("//dependency")) {
      String name = each.text("groupId") + ":" + each.text("artifactId");
      String version = each.text("version").replace("${project.version}", own);
      if (each.text("scope").equals("test")) {
        broken.add(name + " is a dependency of tests");
      }
      if (!VERSION.matcher(version).matches()) {
        broken.add(name + " must have one version, but has: " + version);
      }
      if (!own.endsWith("-SNAPSHOT") && version.endsWith("-SNAPSHOT")) {
        broken.add(name + ":" + version + " is a snapshot, which a release must not depend on");
      }
      if (each.text("groupId").equals(pom.text("/project/groupId")) && !version.equals(own)) {
        broken.add(name + " must have the version of this POM, but has: " + version);
      }
    }
    return broken;
  }
}
