package io.github.clerk4j;

import io.github.clerk4j.model.ClerkError;
import io.github.clerk4j.model.ClerkErrors;
import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A response that is not a success, parsed.
 *
 * @param repeatable false if the request had a stream for a body, which cannot be read again
 */
record ErrorResponse(
    String call,
    boolean repeatable,
    int status,
    Headers headers,
    List<ClerkError> errors,
    @Nullable String traceId,
    @Nullable Duration retryAfter,
    String body) {
  private static final long LONGEST_BODY = 64 * 1024;
  private static final int TOO_MANY_REQUESTS = 429;

  /** Parses a response. A body that breaks off or is not JSON only leaves the errors empty. */
  static ErrorResponse read(String call, boolean repeatable, Response response, Instant now) {
    String body = body(response);
    ClerkErrors errors = errors(body);
    String trace = errors.clerkTraceId();
    if (trace == null) {
      trace = traceId(response);
    }
    return new ErrorResponse(
        call,
        repeatable,
        response.code(),
        response.headers(),
        errors.errors(),
        trace,
        RetryAfter.of(response.headers(), now),
        body);
  }

  /** Returns the id in the headers of a response, or null without one. */
  static @Nullable String traceId(Response response) {
    return response.header("x-clerk-trace-id", response.header("cf-ray"));
  }

  /** Returns the error of a call that was not sent, because it would only have got a 429. */
  static ErrorResponse unsent(String call, Duration wait) {
    return new ErrorResponse(
        call,
        true,
        TOO_MANY_REQUESTS,
        Headers.of(),
        List.of(),
        null,
        wait.isZero() ? null : wait,
        "");
  }

  ClerkApiException toException() {
    return switch (status) {
      case 401 -> new UnauthorizedException(this);
      case 403 -> new ForbiddenException(this);
      case 404 -> new NotFoundException(this);
      case 409 -> new ConflictException(this);
      case 422 -> new UnprocessableEntityException(this);
      case TOO_MANY_REQUESTS -> new RateLimitedException(this);
      default -> new ClerkApiException(this);
    };
  }

  /**
   * Returns the message, such as {@code GET /users/user_1: 404 resource_not_found: No such user
   * (trace 9f2c)}.
   */
  String message() {
    StringBuilder text = new StringBuilder(call).append(": ").append(status);
    if (!errors.isEmpty()) {
      ClerkError first = errors.get(0);
      text.append(' ').append(first.code()).append(": ");
      text.append(first.longMessage().isEmpty() ? first.message() : first.longMessage());
    }
    if (errors.size() > 1) {
      text.append(" (and ").append(errors.size() - 1).append(" more)");
    }
    if (retryAfter != null && !retryAfter.isZero()) {
      text.append(" (retry after ").append(RetryAfter.text(retryAfter)).append(')');
    }
    if (status == TOO_MANY_REQUESTS && !repeatable) {
      text.append(" (not retried: a stream can be sent only once; upload bytes or a file)");
    }
    if (traceId != null) {
      text.append(" (trace ").append(traceId).append(')');
    }
    return text.toString();
  }

  private static String body(Response response) {
    try {
      return response.peekBody(LONGEST_BODY).string();
    } catch (IOException e) {
      return ""; // the status says enough
    }
  }

  static ClerkErrors errors(String body) {
    try {
      return Json.read(ClerkErrors.class, body);
    } catch (IllegalArgumentException e) {
      return ClerkErrors.builder().build(); // a proxy's HTML, for example
    }
  }
}
