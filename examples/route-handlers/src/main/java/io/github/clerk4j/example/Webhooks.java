package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.model.WebhookEvent.UserUpdated;
import io.github.clerk4j.webhook.WebhookVerificationException;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.io.IOException;
import java.util.Map;

/** The receiver of webhooks. */
final class Webhooks {
  private final WebhookVerifier verifier;
  private final LiveLog log;

  Webhooks(WebhookVerifier verifier, LiveLog log) {
    this.verifier = verifier;
    this.log = log;
  }

  /** {@code POST /webhooks}: accepts what Clerk signed, and nothing else. */
  Response receive(HttpExchange request) throws IOException {
    byte[] body = request.getRequestBody().readAllBytes();
    try {
      WebhookEvent event = verifier.verify(request.getRequestHeaders(), body);
      String about = event instanceof UserUpdated updated ? updated.data().id() : "";
      log.add("webhook", Map.of("title", "Webhook verified: " + event.type(), "text", about));
      return Response.text(200, "Verified: " + event.type());
    } catch (WebhookVerificationException e) {
      log.add("refused", Map.of("title", "Webhook refused", "text", e.reason().name()));
      return Response.text(400, String.valueOf(e.getMessage()));
    }
  }
}
