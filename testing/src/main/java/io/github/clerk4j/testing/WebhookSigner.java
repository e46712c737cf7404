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
 * Makes webhooks as Clerk sends them, by way of Svix: what happened in an envelope, signed at the
 * time of the instance's clock. Sends nothing by itself. Safe for use by several threads.
 */
public final class WebhookSigner {
  private static final String PREFIX = "whsec_";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final List<String> secrets = new ArrayList<>(); // the newest one first

  WebhookSigner(Store store) {
    this.store = store;
    secrets.add(newSecret());
  }

  /** The secret that receivers are configured with, {@code whsec_...}. */
  public String signingSecret() {
    synchronized (store) {
      return secrets.get(0);
    }
  }

  /**
   * Makes a new secret. From then on webhooks have a signature by it and one by that before it, so
   * that receivers can change over.
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
   * A webhook about something that happened now.
   *
   * @param type such as {@code user.created}
   * @param data what it happened to: a model, such as a {@code User}, or a map
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

  /** A webhook with this body, be it JSON or not. */
  public SignedWebhook sign(String body) {
    return sign(body.getBytes(UTF_8));
  }

  /** A webhook with this body. */
  public SignedWebhook sign(byte[] body) {
    return sign(RandomText.id("msg_"), store.clock.instant(), body);
  }

  /** A webhook with this message id and this time, in whole seconds; for one that comes again. */
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

  /** Without the secrets. */
  @Override
  public String toString() {
    return "WebhookSigner[" + store.instanceId + "]";
  }
}
