package io.github.clerk4j.benchmarks;

import java.security.Provider;
import java.security.Security;

/** The preferred JCA provider, by the name of its class in the property {@code provider}. */
final class VerifyProvider {
  private VerifyProvider() {}

  static void install() {
    String name = System.getProperty("provider", "");
    if (!name.isEmpty()) {
      try {
        Security.insertProviderAt(
            Class.forName(name).asSubclass(Provider.class).getDeclaredConstructor().newInstance(),
            1);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("no such provider: " + name, e);
      }
    }
  }
}
