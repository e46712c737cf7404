package io.github.clerk4j.testing;

import io.github.clerk4j.model.HandshakePayload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code Set-Cookie} lines by the name of the cookie. */
record SetCookies(Map<String, String> lines) {
  static SetCookies of(List<?> lines) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (Object each : lines) {
      String line = (String) each;
      byName.put(line.substring(0, line.indexOf('=')), line);
    }
    return new SetCookies(byName);
  }

  /** Returns the cookies of the Backend API for the nonce of a browser. */
  static SetCookies of(FakeClerk clerk, String nonce) {
    return of(
        new Backend(clerk)
            .get("/v1/clients/handshake_payload?nonce=" + nonce)
            .as(HandshakePayload.class)
            .directives());
  }

  String value(String name) {
    String line = Objects.requireNonNull(lines.get(name), name);
    return line.substring(name.length() + 1, line.indexOf(';'));
  }

  String attributes(String name) {
    String line = Objects.requireNonNull(lines.get(name), name);
    return line.substring(line.indexOf(';') + 2);
  }
}
