package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signer of webhooks like Svix, with one or two secrets. Thread-safe. */
final class WebhookSigner {
  private static final String PREFIX = "whsec_";

  private final Store store;
  private final List<String> secrets = new ArrayList<>(); // the newest first

  WebhookSigner(Store store) {
    this.store = store;
    secrets.add(newSecret(store.seed.random("webhook secret")));
  }

  /** Returns the newest secret. */
  String signingSecret() {
    synchronized (store) {
      return secrets.get(0);
    }
  }

  /** Creates a new secret, and keeps the previous one. */
  void rotateSecret() {
    synchronized (store) {
      String former = secrets.get(0);
      secrets.clear();
      secrets.add(newSecret(new SecureRandom()));
      secrets.add(former);
    }
  }

  /** Returns a webhook with this message id and time, in whole seconds. */
  SignedWebhook sign(String id, Instant time, byte[] body) {
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

  private static String newSecret(SecureRandom random) {
    byte[] key = new byte[24];
    random.nextBytes(key);
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /** Shows no secrets. */
  @Override
  public String toString() {
    return "WebhookSigner[" + store.instanceId + "]";
  }
}
