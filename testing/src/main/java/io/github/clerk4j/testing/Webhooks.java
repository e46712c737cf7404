package io.github.clerk4j.testing;

import static io.github.clerk4j.testing.Arguments.notBlank;
import static io.github.clerk4j.testing.Arguments.notNull;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.model.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of a {@link FakeClerk}, in Clerk's envelope and signed like Svix.
 *
 * <p>After {@link #deliverTo}, each change is sent to the application by itself. Without it,
 * nothing is sent, and a test passes {@link #event} to the application by its own means.
 * Thread-safe.
 *
 * <pre>{@code
 * clerk.webhooks().deliverTo("http://localhost:8080/webhooks");
 * clerk.addUser("ada@example.com");
 * clerk.webhooks().awaitDeliveries(); // user.created
 * }</pre>
 */
public final class Webhooks {
  private static final int KEPT = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Store store;
  private final WebhookSigner signer;
  private final Deque<WebhookDelivery> deliveries = new ArrayDeque<>(); // under the store's monitor
  private int attempts = 5;
  private Duration firstDelay = Duration.ofMillis(100);
  private @Nullable WebhookSender sender;

  Webhooks(Store store) {
    this.store = store;
    this.signer = new WebhookSigner(store);
  }

  /** Returns the signing secret for receivers, {@code whsec_...}. */
  public String signingSecret() {
    store.checkOpen();
    return signer.signingSecret();
  }

  /**
   * Creates a new secret. Later webhooks are signed with the new and the previous secret, so that
   * receivers can change over.
   */
  public void rotateSecret() {
    store.checkOpen();
    signer.rotateSecret();
  }

  // Webhooks for the test to pass on

  /**
   * Returns a webhook for an event now.
   *
   * @param type the type of the event, such as {@code user.created}
   * @param data the subject of the event: a model, such as a {@code User}, or a map with some of
   *     its members
   * @throws IllegalArgumentException if Clerk has no such event, or the data is of another kind. To
   *     send such an event, {@link #sign(String) sign} its JSON.
   */
  public SignedWebhook event(String type, Object data) {
    store.checkOpen();
    return sign(body(type, EventTypes.data(notBlank("type", type), notNull("data", data))));
  }

  /** Returns a webhook with this body, which need not be JSON. */
  public SignedWebhook sign(String body) {
    return sign(notNull("body", body).getBytes(UTF_8));
  }

  /** Returns a webhook with this body. */
  public SignedWebhook sign(byte[] body) {
    return sign(newId(), store.clock.instant(), notNull("body", body));
  }

  /** Returns a webhook with this message id and time, in whole seconds, to repeat a delivery. */
  public SignedWebhook sign(String id, Instant time, byte[] body) {
    store.checkOpen();
    return signer.sign(notBlank("id", id), Arguments.time("time", time), notNull("body", body));
  }

  // Deliveries

  /**
   * Delivers all changes from now on to this URL, one after the other, signed at the time of each
   * attempt. A webhook is retried until the application responds with 2xx: up to 5 attempts, after
   * 100 ms and then twice as long each time. Each attempt takes 15 s at most. Replaces a former
   * URL.
   *
   * @throws IllegalArgumentException if it is no URL of http or https
   */
  public void deliverTo(String url) {
    URI target = Arguments.url("url", url);
    synchronized (store) {
      store.checkOpen();
      if (sender != null) {
        sender.finish();
      }
      sender = new WebhookSender(target, attempts, firstDelay);
      store.changes.listen(new WebhookEvents(store, this::changed));
    }
  }

  /**
   * Sets the number of attempts and the delay before the second one. Call it before {@link
   * #deliverTo}.
   *
   * @param attempts the number of attempts, from 1 to 20
   * @param firstDelay the delay, a day at most
   */
  public Webhooks retries(int attempts, Duration firstDelay) {
    Arguments.delay("firstDelay", firstDelay);
    Arguments.between("attempts", attempts, 1, 20);
    synchronized (store) {
      store.checkOpen();
      this.attempts = attempts;
      this.firstDelay = firstDelay;
    }
    return this;
  }

  /**
   * Delivers a webhook as it is: an {@link #event}, a replay of a former delivery, or a {@linkplain
   * SignedWebhook#tampered tampered} one.
   *
   * @throws IllegalStateException if there is no URL to deliver to
   */
  public WebhookDelivery deliver(SignedWebhook webhook) {
    notNull("webhook", webhook);
    synchronized (store) {
      store.checkOpen();
      return send(new WebhookDelivery(webhook.type(), () -> webhook));
    }
  }

  /** Returns the latest 1000 deliveries, oldest first. */
  public List<WebhookDelivery> deliveries() {
    synchronized (store) {
      return List.copyOf(deliveries);
    }
  }

  /**
   * Waits until each delivery so far is delivered or given up. Returns the latest 1000 from the
   * beginning, oldest first, also those of former calls.
   *
   * @throws IllegalStateException if that takes longer than 30 s, or the thread is interrupted
   */
  public List<WebhookDelivery> awaitDeliveries() {
    store.checkOpen();
    List<WebhookDelivery> all = deliveries();
    try {
      for (WebhookDelivery each : all) {
        if (!each.await(PATIENCE)) {
          throw new IllegalStateException("not delivered in " + PATIENCE + ": " + each);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the webhooks were delivered", e);
    }
    return all;
  }

  /** Stops the deliveries. */
  void close() {
    synchronized (store) {
      store.changes.ignore();
      if (sender != null) {
        sender.close();
        sender = null;
      }
    }
  }

  private void changed(String type, Resource data) {
    byte[] body = body(type, data).getBytes(UTF_8);
    String id = newId();
    send(new WebhookDelivery(type, () -> signer.sign(id, store.clock.instant(), body)));
  }

  private WebhookDelivery send(WebhookDelivery delivery) {
    if (sender == null) {
      throw new IllegalStateException("there is no URL to deliver to; call deliverTo first");
    }
    if (deliveries.size() == KEPT) {
      deliveries.removeFirst();
    }
    deliveries.addLast(delivery);
    sender.send(delivery);
    return delivery;
  }

  private String body(String type, Resource data) {
    return Json.write(
        new Resource()
            .with("data", data)
            .with(
                "event_attributes",
                Map.of("http_request", Map.of("client_ip", "127.0.0.1", "user_agent", "Java")))
            .with("instance_id", store.instanceId)
            .with("object", "event")
            .with("timestamp", store.now())
            .with("type", type));
  }

  private static String newId() {
    return RandomText.id("msg_");
  }

  /** Shows no secrets. */
  @Override
  public String toString() {
    return "Webhooks[" + store.instanceId + "]";
  }
}
