package io.github.clerk4j.webhook;

import io.github.clerk4j.ClerkException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook was not accepted. Respond with status 400: Svix then delivers it again later, in case
 * it was genuine. The message never holds anything of the body, a secret or a signature.
 */
public final class WebhookVerificationException extends ClerkException {
  /** Why. What is about time or events comes from Clerk, as its signature has been verified. */
  public enum Reason {
    /** Headers that every webhook has are not there; the message says which. */
    MISSING_HEADERS,
    /** The time is not a number of seconds, or a header is there with several values. */
    MALFORMED_HEADERS,
    /**
     * None of the signatures is by one of the signing secrets and over this body. The message tells
     * a body that is empty or was read as JSON before from a secret of another endpoint.
     */
    NO_MATCHING_SIGNATURE,
    /** It was signed longer ago than is tolerated: it was held up, or somebody replays it. */
    TOO_OLD,
    /** It was signed further in the future than is tolerated, so that a clock must be wrong. */
    TOO_NEW,
    /** What was signed is not an event. */
    NOT_AN_EVENT
  }

  private final Reason reason;
  private final @Nullable Instant timestamp;

  WebhookVerificationException(Reason reason, String message, @Nullable Instant timestamp) {
    super("Webhook not accepted, respond with status 400: " + message, null);
    this.reason = reason;
    this.timestamp = timestamp;
  }

  /** Why the webhook was not accepted. */
  public Reason reason() {
    return reason;
  }

  /** When the webhook says that it was signed; null where it says no time. */
  public @Nullable Instant timestamp() {
    return timestamp;
  }
}
