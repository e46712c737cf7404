package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.testing.SignedWebhook;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import okio.ByteString;

/** A delivery of a webhook, possibly changed on the way. */
record Delivery(Map<String, List<String>> headers, ByteString bytes) {
  Delivery(Map<String, List<String>> headers, byte[] body) {
    this(headers, ByteString.of(body));
  }

  byte[] body() {
    return bytes.toByteArray();
  }

  static Delivery of(SignedWebhook webhook) {
    return new Delivery(webhook.headers(), webhook.body());
  }

  static Delivery of(String id, String timestamp, String signature, String body) {
    return new Delivery(
        Map.of(
            "svix-id", List.of(id),
            "svix-timestamp", List.of(timestamp),
            "svix-signature", List.of(signature)),
        body.getBytes(UTF_8));
  }

  String header(String name) {
    return Objects.requireNonNull(headers.get(name)).get(0);
  }

  Delivery with(String name, String... values) {
    Map<String, List<String>> changed = new TreeMap<>(headers);
    changed.put(name, List.of(values));
    return new Delivery(changed, bytes);
  }

  Delivery without(String name) {
    Map<String, List<String>> changed = new TreeMap<>(headers);
    changed.remove(name);
    return new Delivery(changed, bytes);
  }

  Delivery withNames(UnaryOperator<String> change) {
    Map<String, List<String>> changed = new TreeMap<>();
    headers.forEach((name, values) -> changed.put(change.apply(name), values));
    return new Delivery(changed, bytes);
  }

  Delivery withBody(byte[] other) {
    return new Delivery(headers, other);
  }
}
