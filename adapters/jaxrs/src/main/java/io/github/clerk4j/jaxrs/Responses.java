package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.AuthResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** A maker of responses. */
final class Responses {
  private Responses() {}

  static Response of(AuthResponse response) {
    Response.ResponseBuilder builder = Response.status(response.status());
    response.forEachHeader(builder::header);
    if (!response.body().isEmpty()) {
      builder.type(MediaType.APPLICATION_JSON_TYPE).entity(response.body());
    }
    return builder.build();
  }

  /** Adds cookies to those that are set, and other headers unless they are set. */
  static void addMissing(Map<String, List<String>> headers, MultivaluedMap<String, Object> to) {
    headers.forEach(
        (name, lines) -> {
          if (name.equalsIgnoreCase(HttpHeaders.SET_COOKIE) || !to.containsKey(name)) {
            lines.forEach(line -> to.add(name, line));
          }
        });
  }
}
