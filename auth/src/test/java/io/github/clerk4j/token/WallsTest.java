package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The references between files of {@code auth} and {@code token}, as jdeps finds them in the class
 * files. A nested class counts as its file.
 */
class WallsTest {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\s+io\\.github\\.clerk4j\\.((?:auth|token)\\.\\w+)\\S*\\s+->"
              + " io\\.github\\.clerk4j\\.((?:auth|token)\\.\\w+)\\S*\\s.*");

  /** The sealed families of auth objects: the interfaces, the classes and their common base. */
  private static final Set<String> AUTH_OBJECTS =
      Set.of(
          "auth.Auth",
          "auth.SessionAuth",
          "auth.SignedOutAuth",
          "auth.MachineAuth",
          "auth.ApiKeyAuth",
          "auth.M2mAuth",
          "auth.OAuthAuth",
          "auth.UnauthenticatedMachineAuth",
          "auth.InvalidTokenAuth",
          "auth.AuthObject");

  /** The requirements of a caller, and the caller that is asked for them. */
  private static final Set<String> REQUIREMENTS = Set.of("auth.Identity", "auth.Requirement");

  private static final Set<String> TOKEN_EXCEPTIONS =
      Set.of(
          "token.TokenException",
          "token.InvalidTokenException",
          "token.VerificationUnavailableException");

  private final Map<String, Set<String>> references = references();

  private static Map<String, Set<String>> references() {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    StringWriter out = new StringWriter();
    List<String> arguments =
        new ArrayList<>(List.of("--multi-release", "17", "--ignore-missing-deps", "-v"));
    arguments.addAll(classes());
    int status =
        jdeps.run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
    assertThat(status).as(out.toString()).isZero();
    Map<String, Set<String>> references = new TreeMap<>();
    for (String line : out.toString().split("\\R", -1)) {
      Matcher found = REFERENCE.matcher(line);
      if (found.matches() && !found.group(1).equals(found.group(2))) {
        references.computeIfAbsent(found.group(1), file -> new TreeSet<>()).add(found.group(2));
      }
    }
    return references;
  }

  /** Returns the class files, without the descriptor, whose modules jdeps would look for. */
  private static List<String> classes() {
    try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
      return files
          .map(Path::toString)
          .filter(each -> each.endsWith(".class") && !each.endsWith("module-info.class"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void tokensKnowNothingOfRequests() {
    assertThat(references).hasSizeGreaterThan(50);
    references.forEach(
        (from, to) -> {
          if (from.startsWith("token.")) {
            assertThat(to).as(from).allMatch(each -> each.startsWith("token."));
          }
        });
  }

  @Test
  void noFilesReferToEachOtherInACircleButSealedFamilies() {
    Set<Set<String>> circles = new HashSet<>();
    for (String file : references.keySet()) {
      Set<String> circle = new TreeSet<>(reachable(file));
      circle.removeIf(each -> !reachable(each).contains(file));
      if (!circle.isEmpty()) {
        circles.add(circle);
      }
    }
    assertThat(circles).containsExactlyInAnyOrder(AUTH_OBJECTS, REQUIREMENTS, TOKEN_EXCEPTIONS);
  }

  /** Returns the files that a file refers to, directly or through others. */
  private Set<String> reachable(String from) {
    Set<String> seen = new HashSet<>();
    collect(from, seen);
    return seen;
  }

  private void collect(String from, Set<String> seen) {
    for (String each : references.getOrDefault(from, Set.of())) {
      if (seen.add(each)) {
        collect(each, seen);
      }
    }
  }
}
