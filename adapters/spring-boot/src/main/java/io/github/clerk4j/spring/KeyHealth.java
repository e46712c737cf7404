package io.github.clerk4j.spring;

import io.github.clerk4j.token.KeyStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The health of authentication.
 *
 * <p>It is never {@code DOWN}. Keys are fetched when a request needs them, and an instance that
 * gets no requests for its bad health would stay without keys for ever.
 *
 * @param status {@code UP} if keys are known, else {@code UNKNOWN}
 * @param details the status of the keys
 */
record KeyHealth(String status, Map<String, Object> details) {
  static KeyHealth of(KeyStatus keys) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("keysKnown", keys.known());
    if (keys.fetchedAt() != null) {
      details.put("keysFetchedAt", keys.fetchedAt().toString());
    }
    if (keys.failure() != null) {
      details.put("lastFailure", keys.failure());
    }
    return new KeyHealth(keys.known() ? "UP" : "UNKNOWN", details);
  }
}
