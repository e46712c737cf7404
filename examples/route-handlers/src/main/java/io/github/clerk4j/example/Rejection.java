package io.github.clerk4j.example;

import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestState;

/**
 * The response to a caller that {@code protect()} rejects. A 404 says what it means, which only an
 * example should do: the status hides a handler from people who must not know of it.
 */
final class Rejection {
  private Rejection() {}

  static Response of(ProtectException e, RequestState state) {
    Response response = Response.of(state.responseTo(e));
    if (response.status() != 404) {
      return response;
    }
    String reason = state.reason() == null ? "" : " (" + state.reason() + ")";
    return response.withText(
        "404, because protect() hides this handler: "
            + e.getMessage()
            + reason
            + ". RequestAuthenticator.builder(...).protectStatuses(401, 403) shows it.\n");
  }
}
