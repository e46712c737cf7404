package io.github.clerk4j.webhook;

import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.webhook.WebhookVerificationException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A listener to the verification of webhooks, for metrics. Must be thread-safe and fast. It runs on
 * the thread that verifies, once for each webhook. An exception is logged and otherwise ignored.
 */
@FunctionalInterface
public interface WebhookListener {
  /** Called when a webhook was verified or rejected. */
  void onWebhook(Outcome outcome);

  /**
   * The outcome of verification for one webhook. It holds nothing of the event but its type.
   *
   * @param type the type of the event, such as {@code user.created}; {@code unknown} for a type
   *     that this library does not know, and null for a rejected webhook
   * @param rejection the reason of the rejection, or null for a verified webhook
   */
  record Outcome(@Nullable String type, @Nullable Reason rejection) {
    private static final String UNKNOWN = "unknown";

    static Outcome verified(WebhookEvent event) {
      return new Outcome(event instanceof WebhookEvent.UnknownEvent ? UNKNOWN : event.type(), null);
    }
  }
}
