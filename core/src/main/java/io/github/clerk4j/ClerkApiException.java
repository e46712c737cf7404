package io.github.clerk4j;

import io.github.clerk4j.model.ClerkError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error response of Clerk's. Decide by {@link #status} and {@link #hasCode}, not by the message.
 */
public class ClerkApiException extends ClerkException {
  private final int status;
  private transient volatile @Nullable List<ClerkError> errors; // null after deserialisation
  private transient @Nullable Map<String, List<String>> headers; // null after deserialisation
  private final @Nullable String traceId;
  private final String body;

  ClerkApiException(ErrorResponse response) {
    this(response.message(), response);
  }

  ClerkApiException(String message, ErrorResponse response) {
    super(message, null);
    this.status = response.status();
    this.errors = response.errors();
    this.headers = ClerkResponse.headers(response.headers());
    this.traceId = response.traceId();
    this.body = response.body();
  }

  /** Returns the HTTP status of the response, such as 422. */
  public int status() {
    return status;
  }

  /** Returns the errors, or an empty list if the response is not in Clerk's error format. */
  public List<ClerkError> errors() {
    List<ClerkError> found = errors;
    if (found == null) {
      found = ErrorResponse.errors(body).errors();
      errors = found;
    }
    return found;
  }

  /** Returns true if one of the errors has this code, such as {@code form_identifier_exists}. */
  public boolean hasCode(String code) {
    return errors().stream().anyMatch(error -> error.code().equals(code));
  }

  /** Returns the call's id in Clerk's logs, to quote to Clerk's support; or null without one. */
  public @Nullable String traceId() {
    return traceId;
  }

  /**
   * Returns the headers of the response, by names without regard to case. Empty if there was no
   * response, and after deserialization.
   */
  public Map<String, List<String>> headers() {
    return headers == null ? Map.of() : headers;
  }

  /** Returns the unchanged body of the response, up to the first 64 KiB. */
  public String body() {
    return body;
  }
}
