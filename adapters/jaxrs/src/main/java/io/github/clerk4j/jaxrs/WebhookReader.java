package io.github.clerk4j.jaxrs;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.webhook.WebhookVerificationException;
import io.github.clerk4j.webhook.WebhookVerifier;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader of Clerk's webhooks: a resource method with a parameter of type {@link WebhookEvent}
 * receives verified events only.
 *
 * <pre>{@code
 * context.register(WebhookReader.of(webhookVerifier()));
 *
 * @POST
 * @Path("/webhooks/clerk")
 * public void receive(WebhookEvent event) {
 *   if (event instanceof UserCreated created) {
 *     save(created.data());
 *   }
 * }
 * }</pre>
 *
 * <p>Such a method responds 204; 400 if the webhook fails verification, or the parameter is of
 * another type of event; 413 if the body has more than 1 MiB, or another limit; 500 if it throws.
 * After any of these errors, the webhook is delivered again later. The id of the webhook, which is
 * the same for each delivery, is the header {@code svix-id}. No filter or interceptor may read the
 * body. The logger is {@code io.github.clerk4j.jaxrs}. Immutable and thread-safe.
 */
public final class WebhookReader implements MessageBodyReader<WebhookEvent> {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.jaxrs");
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_SETTABLE = 1024 * MOST_BYTES;

  private final WebhookVerifier verifier;
  private final int mostBytes;

  private WebhookReader(WebhookVerifier verifier, int mostBytes) {
    this.verifier = verifier;
    this.mostBytes = mostBytes;
  }

  /** Returns a reader that verifies by a verifier. */
  public static WebhookReader of(WebhookVerifier verifier) {
    return new WebhookReader(ClerkFeature.present("verifier", verifier), MOST_BYTES);
  }

  /**
   * Returns the same reader with another limit of a body. Defaults to 1 MiB.
   *
   * @throws ClerkConfigurationException if it is not positive, or more than 1 GiB
   */
  public WebhookReader maxBodySize(int bytes) {
    if (bytes <= 0 || bytes > MOST_SETTABLE) {
      throw new ClerkConfigurationException(
          "maxBodySize must be from 1 to " + MOST_SETTABLE + ": " + bytes);
    }
    return new WebhookReader(verifier, bytes);
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return WebhookEvent.class.isAssignableFrom(type);
  }

  @Override
  public WebhookEvent readFrom(
      Class<WebhookEvent> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      LOG.info("A webhook was rejected with status 413: it has more than {} bytes", mostBytes);
      throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
    WebhookEvent event = verified(headers, bytes);
    if (!type.isInstance(event)) {
      LOG.info("A webhook of type {} was rejected: the method takes {}", event.type(), type);
      throw new BadRequestException();
    }
    return event;
  }

  private WebhookEvent verified(MultivaluedMap<String, String> headers, byte[] body) {
    try {
      return verifier.verify(headers, body);
    } catch (WebhookVerificationException e) {
      LOG.info("A webhook was rejected. {}", e.getMessage());
      throw new BadRequestException(e);
    }
  }
}
