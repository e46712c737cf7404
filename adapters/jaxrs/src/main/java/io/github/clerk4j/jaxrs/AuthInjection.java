package io.github.clerk4j.jaxrs;

import jakarta.ws.rs.core.FeatureContext;

/**
 * The injection of {@code @Context Auth} and {@code @Context CurrentAuth}, which Jakarta REST
 * leaves to implementations. Others than Jersey with HK2 and RESTEasy do without.
 */
final class AuthInjection {
  private AuthInjection() {}

  /** Registers what the implementation needs. Its classes are loaded only if it is there. */
  static void register(FeatureContext context) {
    String implementation = context.getClass().getName();
    if (implementation.startsWith("org.glassfish.jersey.")
        && canRead("org.glassfish.jersey.inject.hk2.AbstractHk2InjectionManager")) {
      context.register(new JerseyInjection());
    } else if (implementation.startsWith("org.jboss.resteasy.")
        && canRead("org.jboss.resteasy.spi.ContextInjector")
        && canRead("org.jboss.resteasy.core.ResteasyContext")) {
      context.register(new ResteasyInjection());
      context.register(new ResteasyInjection.OfFields());
    }
  }

  /** Returns true if a class is there, whose module this one reads then. */
  private static boolean canRead(String type) {
    try {
      Class<?> found = Class.forName(type, false, FeatureContext.class.getClassLoader());
      AuthInjection.class.getModule().addReads(found.getModule());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
