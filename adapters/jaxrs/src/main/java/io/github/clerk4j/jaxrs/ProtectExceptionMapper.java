package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.ProtectException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Maps a rejection to its response. */
final class ProtectExceptionMapper implements ExceptionMapper<ProtectException> {
  @Override
  public Response toResponse(ProtectException rejected) {
    return Responses.of(rejected.response());
  }
}
