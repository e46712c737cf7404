package io.github.clerk4j.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Code is generated again if one of its inputs changes; here are the inputs that the build
 * compares.
 */
class GenerationInputsTest {
  private static final Path PROJECT = Path.of("..");
  private static final Path CHECKSUMS = Path.of("target/checksums");

  @Test
  void theBuildComparesEveryFileOfTheDescriptionAndBothPoms() {
    Map<String, String> inputs = inputs();

    assertThat(compared(inputs)).isEqualTo(inputs);
    assertThat(inputs)
        .containsKeys(
            "pom.xml",
            "generated/pom.xml",
            "openapi/clerk.yaml",
            "openapi/users.yaml",
            "openapi/templates/record.mustache",
            "openapi/templates/config.yaml",
            "openapi/templates/ignore");
  }

  @Test
  void theGeneratedCodeIsThatOfTheComparedInputs() throws IOException {
    assertThat(Files.readString(Path.of("target/generated-sources/openapi.inputs")))
        .isEqualTo(total(compared(inputs())));
  }

  /** Returns each input with its hash, computed here. */
  private static Map<String, String> inputs() {
    try (Stream<Path> openapi = Files.walk(PROJECT.resolve("openapi"))) {
      Stream<Path> poms = Stream.of("pom.xml", "generated/pom.xml").map(PROJECT::resolve);
      return Stream.concat(poms, openapi.filter(Files::isRegularFile))
          .map(each -> PROJECT.relativize(each).toString().replace('\\', '/'))
          .filter(each -> !each.endsWith(".md") && !each.equals("openapi/deviations.yaml"))
          .collect(toMap(each -> each, each -> hex(sha256().digest(read(PROJECT.resolve(each))))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the hash that the build computed of each input, or "missing". */
  private static Map<String, String> compared(Map<String, String> inputs) {
    return inputs.keySet().stream().collect(toMap(each -> each, GenerationInputsTest::checksum));
  }

  private static String checksum(String input) {
    Path file = CHECKSUMS.resolve(input + ".SHA-256");
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "missing";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the hash over all inputs as Ant defines it: of each hash and name, in order of names.
   */
  private static String total(Map<String, String> hashes) {
    MessageDigest total = sha256();
    hashes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each -> {
              total.update(HexFormat.of().parseHex(each.getValue()));
              total.update(each.getKey().getBytes(UTF_8));
            });
    return hex(total.digest());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
