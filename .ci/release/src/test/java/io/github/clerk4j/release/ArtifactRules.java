package io.github.clerk4j.release;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** The rules of one artifact of a bundle. */
final class ArtifactRules {
  private static final Map<String, String> CHECKSUMS = Map.of(".md5", "MD5", ".sha1", "SHA-1");
  private static final Pattern PUBLISHED =
      Pattern.compile("(-all|-sources|-javadoc)?\\.jar|\\.pom|-cyclonedx\\.json");

  private final Artifact artifact;
  private final Signatures signatures;
  private final List<String> broken = new ArrayList<>();

  ArtifactRules(Artifact artifact, Signatures signatures) {
    this.artifact = artifact;
    this.signatures = signatures;
  }

  /** Returns a sentence for each broken rule. */
  List<String> broken() throws IOException {
    for (Path file : artifact.files()) {
      if (!file.getFileName().toString().matches(".*\\.(md5|sha1|asc)")) {
        published(file);
      }
    }
    if (!Files.exists(artifact.file(".pom"))) {
      fault(".pom", "is missing");
      return broken;
    }
    Pom pom = artifact.pom();
    PomRules.broken(pom).forEach(each -> fault(".pom", each));
    if (!pom.text("/project/version").equals(artifact.version())) {
      fault(".pom", "has the version " + pom.text("/project/version"));
    }
    if (artifact.version().endsWith("-SNAPSHOT")) {
      fault(".pom", "is a snapshot");
    }
    if (!pom.text("/project/packaging").equals("pom")) {
      jar(".jar", "the license", each -> each.getName().equals("META-INF/LICENSE"));
      jar("-sources.jar", "Java sources", each -> each.getName().endsWith(".java"));
      jar("-javadoc.jar", "Javadoc", each -> each.getName().equals("index.html"));
      if (Files.exists(artifact.file("-cyclonedx.json"))) {
        SbomRules.broken(artifact).forEach(each -> fault("-cyclonedx.json", each));
      } else {
        fault("-cyclonedx.json", "is missing");
      }
    }
    return broken;
  }

  private void published(Path file) throws IOException {
    String name = file.getFileName().toString();
    String prefix = artifact.id() + "-" + artifact.version();
    if (!name.startsWith(prefix) || !PUBLISHED.matcher(name.substring(prefix.length())).matches()) {
      broken.add(name + " does not belong into a release");
      return;
    }
    for (Map.Entry<String, String> each : CHECKSUMS.entrySet()) {
      Path checksum = file.resolveSibling(name + each.getKey());
      if (!Files.exists(checksum)) {
        broken.add(checksum.getFileName() + " is missing");
      } else if (!Files.readString(checksum).strip().equals(digest(file, each.getValue()))) {
        broken.add(checksum.getFileName() + " does not match its file");
      }
    }
    Path signature = file.resolveSibling(name + ".asc");
    if (!Files.exists(signature)) {
      broken.add(signature.getFileName() + " is missing");
    } else if (!signatures.verify(file, signature)) {
      broken.add(signature.getFileName() + " does not verify");
    }
  }

  private void jar(String suffix, String content, Predicate<ZipEntry> isContent)
      throws IOException {
    if (!Files.exists(artifact.file(suffix))) {
      fault(suffix, "is missing");
      return;
    }
    try (JarFile jar = new JarFile(artifact.file(suffix).toFile())) {
      if (jar.stream().noneMatch(isContent)) {
        fault(suffix, "lacks " + content);
      }
    }
  }

  private void fault(String suffix, String text) {
    broken.add(artifact.file(suffix).getFileName() + " " + text);
  }

  private static String digest(Path file, String algorithm) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file));
      return String.format("%0" + 2 * digest.length + "x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is part of every JDK", e);
    }
  }
}
