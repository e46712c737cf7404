package io.github.clerk4j.spring;

import io.github.clerk4j.auth.RequestAuthenticator;

/** A callback for a bean that changes settings of the authenticator, after the properties. */
@FunctionalInterface
public interface RequestAuthenticatorCustomizer {
  /** Changes the settings. */
  void customize(RequestAuthenticator.Builder builder);
}
