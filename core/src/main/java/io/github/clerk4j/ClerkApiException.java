package io.github.clerk4j;

import io.github.clerk4j.model.ClerkError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clerk refused a call. Decide by {@link #status} and {@link #hasCode}, not by the message. */
public class ClerkApiException extends ClerkException {
  private final int status;
  private transient volatile @Nullable List<ClerkError> errors; // null after deserialisation
  private final @Nullable String traceId;
  private final String body;

  ClerkApiException(ErrorResponse answer) {
    this(answer.message(), answer);
  }

  ClerkApiException(String message, ErrorResponse answer) {
    super(message, null);
    this.status = answer.status();
    this.errors = answer.errors();
    this.traceId = answer.traceId();
    this.body = answer.body();
  }

  /** The HTTP status of the answer, such as 422. */
  public int status() {
    return status;
  }

  /**
   * What Clerk found wrong, one entry a problem; empty where the answer was not in Clerk's error
   * format.
   */
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

  /**
   * What identifies the call in Clerk's logs, to quote to Clerk's support; null where the answer
   * had nothing of the kind.
   */
  public @Nullable String traceId() {
    return traceId;
  }

  /** The answer's body as it came, up to the first 64 KiB of it. */
  public String body() {
    return body;
  }
}
