package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.model.Json;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signer of webhooks: an event in Clerk's envelope, signed like Svix at the time of the
 * instance's clock. It sends nothing. Thread-safe.
 */
public final class WebhookSigner {
  private static final String PREFIX = "whsec_";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final List<String> secrets = new ArrayList<>(); // the newest first

  WebhookSigner(Store store) {
    this.store = store;
    secrets.add(newSecret());
  }

  /** Returns the signing secret for receivers, {@code whsec_...}. */
  public String signingSecret() {
    synchronized (store) {
      return secrets.get(0);
    }
  }

  /**
   * Creates a new secret. Later webhooks are signed with the new and the previous secret, so that
   * receivers can change over.
   */
  public void rotateSecret() {
    synchronized (store) {
      String former = secrets.get(0);
      secrets.clear();
      secrets.add(newSecret());
      secrets.add(former);
    }
  }

  /**
   * Returns a webhook for an event now.
   *
   * @param type the type of the event, such as {@code user.created}
   * @param data the subject of the event: a model, such as a {@code User}, or a map
   */
  public SignedWebhook event(String type, Object data) {
    return sign(
        Json.write(
            new Resource()
                .with("data", Json.read(Map.class, Json.write(data)))
                .with(
                    "event_attributes",
                    Map.of("http_request", Map.of("client_ip", "127.0.0.1", "user_agent", "Java")))
                .with("instance_id", store.instanceId)
                .with("object", "event")
                .with("timestamp", store.now())
                .with("type", type)));
  }

  /** Returns a webhook with this body, which need not be JSON. */
  public SignedWebhook sign(String body) {
    return sign(body.getBytes(UTF_8));
  }

  /** Returns a webhook with this body. */
  public SignedWebhook sign(byte[] body) {
    return sign(RandomText.id("msg_"), store.clock.instant(), body);
  }

  /** Returns a webhook with this message id and time, in whole seconds, to repeat a delivery. */
  public SignedWebhook sign(String id, Instant time, byte[] body) {
    String timestamp = Long.toString(time.getEpochSecond());
    List<String> signatures = new ArrayList<>();
    synchronized (store) {
      for (String secret : secrets) {
        signatures.add("v1," + signature(secret, id + "." + timestamp + ".", body));
      }
    }
    return new SignedWebhook(id, timestamp, String.join(" ", signatures), body);
  }

  private static String signature(String secret, String before, byte[] body) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      mac.update(before.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static String newSecret() {
    byte[] key = new byte[24];
    RANDOM.nextBytes(key);
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /** Shows no secrets. */
  @Override
  public String toString() {
    return "WebhookSigner[" + store.instanceId + "]";
  }
}
