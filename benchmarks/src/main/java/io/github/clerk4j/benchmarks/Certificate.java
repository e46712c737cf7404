package io.github.clerk4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate for 127.0.0.1 in a key store, and a trust store with it and the JDK's certificates.
 * Reading them all is part of a program's start.
 */
record Certificate(Path keyStore, Path trustStore) {
  private static final String PASSWORD = "changeit"; // that of the JDK's trust store
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  static Certificate create() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("clerk4j-benchmarks-");
    Path keys = folder.resolve("keys");
    Path trust = folder.resolve("trust");
    Path certificate = folder.resolve("certificate");
    keytool("-genkeypair -keyalg EC -dname CN=local -ext san=ip:127.0.0.1 -keystore", keys);
    keytool("-exportcert -file " + certificate + " -keystore", keys);
    Files.copy(JDK.resolve("lib/security/cacerts"), trust);
    keytool("-importcert -noprompt -file " + certificate + " -keystore", trust);
    for (Path each : List.of(folder, keys, trust, certificate)) {
      each.toFile().deleteOnExit(); // the folder is deleted last
    }
    return new Certificate(keys, trust);
  }

  private static void keytool(String command, Path store) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(JDK.resolve("bin/keytool").toString()));
    all.addAll(List.of(command.split(" ", -1)));
    all.addAll(List.of(store.toString(), "-storepass", PASSWORD, "-alias", "local"));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  String[] serverOptions() {
    return new String[] {
      "-Djavax.net.ssl.keyStore=" + keyStore, "-Djavax.net.ssl.keyStorePassword=" + PASSWORD
    };
  }

  String clientOption() {
    return "-Djavax.net.ssl.trustStore=" + trustStore;
  }
}
