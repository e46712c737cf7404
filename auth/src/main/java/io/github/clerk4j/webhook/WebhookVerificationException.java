package io.github.clerk4j.webhook;

import io.github.clerk4j.ClerkException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that failed verification. Respond with status 400; Svix then delivers it again later.
 * The message never shows the body, a secret or a signature.
 */
public final class WebhookVerificationException extends ClerkException {
  /**
   * The reasons. With {@link #TOO_OLD}, {@link #TOO_NEW} and {@link #NOT_AN_EVENT}, the signature
   * is good.
   */
  public enum Reason {
    /** Headers are missing; the message names them. */
    MISSING_HEADERS,
    /** The timestamp is not a number of seconds, or a header has several values. */
    MALFORMED_HEADERS,
    /**
     * No signature matches a signing secret and this body. The message says if the body is empty or
     * was changed, or if the secret seems to belong to another endpoint.
     */
    NO_MATCHING_SIGNATURE,
    /** The webhook was signed too long ago: it was delayed, or it is a replay. */
    TOO_OLD,
    /** The webhook was signed in the future, so a clock is wrong. */
    TOO_NEW,
    /** The signed body is not an event. */
    NOT_AN_EVENT
  }

  private final Reason reason;
  private final @Nullable Instant timestamp;

  WebhookVerificationException(Reason reason, String message, @Nullable Instant timestamp) {
    super("Webhook verification failed, respond with status 400: " + message, null);
    this.reason = reason;
    this.timestamp = timestamp;
  }

  /** Returns the reason. */
  public Reason reason() {
    return reason;
  }

  /** Returns the time in the webhook's headers, or null if there is none. */
  public @Nullable Instant timestamp() {
    return timestamp;
  }
}
