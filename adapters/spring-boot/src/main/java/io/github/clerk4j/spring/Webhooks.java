package io.github.clerk4j.spring;

import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.webhook.WebhookVerificationException;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** The handling of webhooks, for Spring MVC and WebFlux. */
final class Webhooks {
  static final int MOST_BYTES = 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.spring");
  private static final int BAD_REQUEST = 400;
  private static final int CONTENT_TOO_LARGE = 413;

  private Webhooks() {}

  /**
   * Returns true if an argument gets an event.
   *
   * @throws IllegalStateException if it has the annotation, and another type
   */
  static boolean isEvent(MethodParameter parameter) {
    boolean annotated = parameter.hasParameterAnnotation(ClerkWebhook.class);
    if (annotated && parameter.getParameterType() != WebhookEvent.class) {
      throw new IllegalStateException(
          "An argument with @ClerkWebhook must be a WebhookEvent: "
              + parameter.getParameterType().getName()
              + " in "
              + parameter.getExecutable());
    }
    return annotated;
  }

  /** Returns true if a controller's method has an argument that gets an event. */
  static boolean isHandledBy(HandlerMethod handler) {
    boolean found = false;
    for (MethodParameter each : handler.getMethodParameters()) {
      found |= isEvent(each);
    }
    return found;
  }

  /**
   * Returns the event of a webhook.
   *
   * @throws RejectedWebhookException if the webhook fails verification
   */
  static WebhookEvent verify(
      WebhookVerifier verifier, Map<String, List<String>> headers, byte[] body) {
    if (body.length > MOST_BYTES) {
      throw tooLarge();
    }
    try {
      return verifier.verify(headers, body);
    } catch (WebhookVerificationException e) {
      LOG.info("A webhook was rejected. {}", e.getMessage());
      throw new RejectedWebhookException(BAD_REQUEST);
    }
  }

  static RejectedWebhookException tooLarge() {
    LOG.info("A webhook was rejected with status 413: it has more than {} bytes", MOST_BYTES);
    return new RejectedWebhookException(CONTENT_TOO_LARGE);
  }
}
