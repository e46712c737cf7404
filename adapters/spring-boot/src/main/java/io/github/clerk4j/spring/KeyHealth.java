package io.github.clerk4j.spring;

import io.github.clerk4j.token.KeyStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The health of authentication.
 *
 * @param status {@code UP} if keys are known, {@code DOWN} if they could not be fetched, and {@code
 *     UNKNOWN} before the first request needs them
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
    String status = keys.known() ? "UP" : keys.failure() == null ? "UNKNOWN" : "DOWN";
    return new KeyHealth(status, details);
  }
}
