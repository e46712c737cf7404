package io.github.clerk4j.junit;

import io.github.clerk4j.auth.ClerkRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Requests to an application. */
final class Requests {
  private Requests() {}

  static ClerkRequest bearer(String token) {
    return ClerkRequest.of(
        "GET", URI.create("/account"), Map.of("Authorization", List.of("Bearer " + token)));
  }
}
