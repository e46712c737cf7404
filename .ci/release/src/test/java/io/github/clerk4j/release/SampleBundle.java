package io.github.clerk4j.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** A bundle of one library and its BOM, whose signatures say "good". */
final class SampleBundle {
  static final String POM =
      """
      <project>
        <groupId>io.github.clerk4j</groupId>
        <artifactId>clerk4j-core</artifactId>
        <version>0.1.0</version>
        <name>core</name>
        <description>The core.</description>
        <url>https://example.com</url>
        <licenses><license><name>MIT</name><url>https://example.com/mit</url></license></licenses>
        <developers><developer><name>The project</name></developer></developers>
        <scm><url>https://example.com</url><connection>scm:git:x</connection><developerConnection>scm:git:x</developerConnection></scm>
        <dependencies>
          <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.20</version></dependency>
        </dependencies>
      </project>
      """;
  static final String BOM_POM =
      POM.replace("<artifactId>clerk4j-core", "<packaging>pom</packaging><artifactId>clerk4j-bom")
          .replace("<dependencies>", "<dependencyManagement><dependencies>")
          .replace("</dependencies>", "</dependencies></dependencyManagement>")
          .replace("org.slf4j", "io.github.clerk4j")
          .replace("slf4j-api", "clerk4j-core")
          .replace("2.0.20", "0.1.0");
  static final String SBOM =
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
       "metadata": {"component": {"type": "library", "group": "io.github.clerk4j", "name": "clerk4j-core", "version": "0.1.0",
                                  "licenses": [{"license": {"id": "MIT"}}]}},
       "components": [{"type": "library", "group": "org.slf4j", "name": "slf4j-api", "version": "2.0.20"}]}
      """;

  private final Path root;
  final Artifact bom;
  final Artifact core;

  SampleBundle(Path root) throws IOException {
    this.root = root;
    Path group = Files.createDirectories(root.resolve("io/github/clerk4j"));
    this.bom = new Artifact(Files.createDirectories(group.resolve("clerk4j-bom/0.1.0")));
    this.core = new Artifact(Files.createDirectories(group.resolve("clerk4j-core/0.1.0")));
    write(bom.file(".pom"), BOM_POM.getBytes(UTF_8));
    write(core.file(".pom"), POM.getBytes(UTF_8));
    write(core.file("-cyclonedx.json"), SBOM.getBytes(UTF_8));
    jar(core.file(".jar"), "META-INF/LICENSE");
    jar(core.file("-sources.jar"), "io/github/clerk4j/ClerkClient.java");
    jar(core.file("-javadoc.jar"), "index.html");
  }

  Bundle bundle() {
    Signatures signatures = (file, signature) -> Files.readString(signature).equals("good");
    return new Bundle(root, "0.1.0", signatures);
  }

  /** Writes a file with its checksums and signature. */
  static void write(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    Files.writeString(beside(file, ".md5"), digest("MD5", content));
    Files.writeString(beside(file, ".sha1"), digest("SHA-1", content));
    Files.writeString(beside(file, ".asc"), "good");
  }

  /** Writes a jar with one entry. */
  static void jar(Path file, String entry) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new ZipEntry(entry));
    }
    write(file, Files.readAllBytes(file));
  }

  static Path beside(Path file, String extension) {
    return file.resolveSibling(file.getFileName() + extension);
  }

  private static String digest(String algorithm, byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(content);
      return String.format("%0" + 2 * digest.length + "x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
