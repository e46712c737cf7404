package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.ProtectException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Maps the failure of a {@code CompletionStage}, whose callers wrap the exceptions of handlers, as
 * if it were the exception of the handler.
 */
final class CompletionExceptionMapper implements ExceptionMapper<CompletionException> {
  @Context private @Nullable Providers providers;

  @Override
  public Response toResponse(CompletionException wrapper) {
    ProtectException rejected = ProtectException.findIn(wrapper);
    if (rejected != null) {
      return Responses.of(rejected.response());
    }
    Throwable cause = wrapper.getCause();
    Response response = cause == null || cause == wrapper ? null : mapped(cause);
    if (response == null) {
      throw wrapper;
    }
    return response;
  }

  private <T extends Throwable> @Nullable Response mapped(T thrown) {
    @SuppressWarnings("unchecked") // of getClass()
    Class<T> type = (Class<T>) thrown.getClass();
    ExceptionMapper<T> mapper = providers == null ? null : providers.getExceptionMapper(type);
    if (mapper != null) {
      return mapper.toResponse(thrown);
    }
    return thrown instanceof WebApplicationException web ? web.getResponse() : null;
  }
}
