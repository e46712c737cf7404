package io.github.clerk4j.token;

import java.security.CodeSource;
import java.security.PublicKey;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signatures of Clerk's tokens: RS256, RS384 and RS512. They are checked by JJWT, or by the JDK
 * under the same rules if the class path has a JJWT that does not fit. Thread-safe.
 */
final class RsaSignature {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.token");
  private static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512");
  private static final SignatureCheck CHECK = choose();

  private RsaSignature() {}

  /**
   * Chooses what checks signatures, and says it if that is not JJWT, when an authenticator is
   * built.
   */
  static void prepare() {
    // CHECK was made when this class was initialised.
  }

  static boolean knows(@Nullable String algorithm) {
    return algorithm != null && ALGORITHMS.contains(algorithm);
  }

  static boolean verifies(String algorithm, PublicKey key, byte[] signed, byte[] signature) {
    return knows(algorithm) && CHECK.verifies(algorithm, key, signed, signature);
  }

  private static SignatureCheck choose() {
    try {
      RsaSignature.class.getModule().addReads(load("io.jsonwebtoken.Jwts").getModule());
      SignatureCheck jjwt = new JjwtSignatures();
      KnownSignature.test(jjwt, ALGORITHMS);
      return jjwt;
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      LOG.warn(
          "Signatures of tokens are checked by the JDK, since JJWT 0.12.1 or later is needed, and {} was found ({})",
          found(),
          e.toString());
      return new JdkSignatures();
    }
  }

  /** Returns the versions and files of JJWT on the class path. */
  private static String found() {
    Set<String> found = new TreeSet<>();
    for (String name : Set.of("io.jsonwebtoken.Jwts", "io.jsonwebtoken.impl.DefaultJwtBuilder")) {
      try {
        Class<?> type = load(name);
        Package in = type.getPackage();
        String version = in == null ? null : in.getImplementationVersion();
        found.add("JJWT " + (version == null ? "of an unknown version" : version) + file(type));
      } catch (ClassNotFoundException | LinkageError e) {
        found.add("no " + name);
      }
    }
    return String.join(", ", found);
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, RsaSignature.class.getClassLoader());
  }

  private static String file(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    String path =
        source == null || source.getLocation() == null ? "" : source.getLocation().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? "" : " in " + name;
  }
}
