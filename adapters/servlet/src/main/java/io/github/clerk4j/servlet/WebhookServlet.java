package io.github.clerk4j.servlet;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.webhook.WebhookVerificationException;
import io.github.clerk4j.webhook.WebhookVerifier;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A servlet that receives Clerk's webhooks. It verifies the raw body, and passes the event to a
 * handler.
 *
 * <pre>{@code
 * new WebhookServlet(webhookVerifier(), (event, messageId) -> {
 *   if (event instanceof UserCreated created) {
 *     save(created.data());
 *   }
 * });
 * }</pre>
 *
 * <p>Instead of a lambda, a subclass can override {@link #handle}. The signing secret is then in
 * {@code CLERK_WEBHOOK_SIGNING_SECRET}, or in the init parameter {@code signingSecrets}.
 *
 * <p>Responses: 204 if the event was handled; 400 if the webhook fails verification; 413 if the
 * body has more than 1 MiB, or another limit; 500 if the handler throws. After any of the last
 * three, the webhook is delivered again later. No filter before the servlet may read the body. The
 * request is held open until the handler is done: a handler that takes longer than some seconds
 * should only store the event. The logger is {@code io.github.clerk4j.servlet}. Thread-safe if the
 * handler is.
 */
public class WebhookServlet extends HttpServlet {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.servlet");
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_SETTABLE = 1024 * MOST_BYTES;

  private final transient @Nullable Handler handler;
  private transient @Nullable WebhookVerifier verifier;
  private int mostBytes = MOST_BYTES;

  /** A handler of events. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Handles an event.
     *
     * @param messageId the id of the webhook, which is the same if it is delivered again
     * @throws Exception if the webhook should be delivered again
     */
    void handle(WebhookEvent event, String messageId) throws Exception;
  }

  /**
   * Creates a servlet for {@code web.xml} or an annotation. A subclass overrides {@code handle}.
   */
  protected WebhookServlet() {
    this.handler = null;
  }

  /** Creates a servlet with a handler. */
  public WebhookServlet(WebhookVerifier verifier, Handler handler) {
    this.verifier = SettingCheck.present("verifier", verifier);
    this.handler = SettingCheck.present("handler", handler);
  }

  /**
   * Sets the most bytes of a body. Defaults to 1 MiB.
   *
   * @throws ClerkConfigurationException if it is not positive, or more than 1 GiB
   */
  public WebhookServlet maxBodySize(int bytes) {
    this.mostBytes = checked(bytes);
    return this;
  }

  private static int checked(long bytes) {
    if (bytes <= 0 || bytes > MOST_SETTABLE) {
      throw new ClerkConfigurationException(
          "maxBodySize must be from 1 to " + MOST_SETTABLE + ": " + bytes);
    }
    return (int) bytes;
  }

  /**
   * Reads the init parameters {@code signingSecrets} and {@code maxBodySize}, and the environment,
   * unless there is a verifier.
   *
   * @throws ClerkConfigurationException if there is no signing secret, or a setting is malformed
   */
  @Override
  public void init() {
    if (verifier == null) {
      InitParameters parameters = InitParameters.of(this);
      WebhookVerifier.Builder builder = WebhookVerifier.builder();
      parameters.list("signingSecrets", builder::signingSecrets);
      parameters.bytes("maxBodySize", bytes -> mostBytes = checked(bytes));
      verifier = builder.build();
    }
  }

  /**
   * Handles an event, by the handler of the constructor.
   *
   * @param messageId the id of the webhook, which is the same if it is delivered again
   * @throws Exception if the webhook should be delivered again
   */
  protected void handle(WebhookEvent event, String messageId) throws Exception {
    Handler given = handler;
    if (given == null) {
      throw new IllegalStateException(
          "WebhookServlet has no handler: override handle, or pass a handler to the constructor");
    }
    given.handle(event, messageId);
  }

  /** Verifies a webhook, and passes its event to {@link #handle}. */
  @Override
  protected final void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body =
        request.getContentLengthLong() > mostBytes
            ? null
            : request.getInputStream().readNBytes(mostBytes + 1);
    if (body == null || body.length > mostBytes) {
      LOG.info("A webhook was rejected with status 413: it has more than {} bytes", mostBytes);
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    Map<String, List<String>> headers = headers(request);
    WebhookEvent event;
    try {
      event = SettingCheck.present("verifier", verifier).verify(headers, body);
    } catch (WebhookVerificationException e) {
      LOG.info("A webhook was rejected. {}", e.getMessage());
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    response.setStatus(handled(event, headers));
  }

  private int handled(WebhookEvent event, Map<String, List<String>> headers) {
    String messageId = WebhookVerifier.messageId(headers);
    try {
      handle(event, messageId);
      return HttpServletResponse.SC_NO_CONTENT;
    } catch (Exception e) { // for a response that makes the sender deliver it again
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.error("The handler of the webhook {} of type {} failed", messageId, event.type(), e);
      return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    return headers;
  }
}
