package io.github.clerk4j.spring;

import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.servlet.ClerkFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * A handler of the exceptions that reject requests in Spring MVC. It is before the application's
 * advice, in which a handler of all exceptions would make them 500.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RejectionHandler {
  @ExceptionHandler
  void reject(ProtectException rejected, HttpServletResponse response) throws IOException {
    ClerkFilter.send(rejected.response(), response);
  }

  @ExceptionHandler
  void reject(RejectedWebhookException rejected, HttpServletResponse response) throws IOException {
    response.sendError(rejected.getStatusCode().value());
  }
}
