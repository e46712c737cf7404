package io.github.clerk4j.spring;

import io.github.clerk4j.ClerkClient;

/** A callback for a bean that changes settings of the client, after the properties. */
@FunctionalInterface
public interface ClerkClientCustomizer {
  /** Changes the settings. */
  void customize(ClerkClient.Builder builder);
}
