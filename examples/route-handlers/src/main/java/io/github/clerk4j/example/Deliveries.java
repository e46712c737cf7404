package io.github.clerk4j.example;

import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.SignedWebhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Webhooks in place of Clerk: each one as it was signed, and once more with a flipped byte. */
final class Deliveries {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Lab lab;
  private final URI receiver;

  Deliveries(Lab lab, URI receiver) {
    this.lab = lab;
    this.receiver = receiver;
  }

  /** Delivers a change of a user, and returns both deliveries. */
  List<Map<String, Object>> deliver(User user) {
    SignedWebhook webhook = lab.userUpdated(user);
    byte[] flipped = webhook.body();
    int at = webhook.json().indexOf("first_name") + "first_name\":\"".length();
    flipped[at] ^= 1;
    return List.of(post(webhook, webhook.body(), at), post(webhook, flipped, at));
  }

  private Map<String, Object> post(SignedWebhook webhook, byte[] body, int at) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver).POST(BodyPublishers.ofByteArray(body));
    webhook.headers().forEach((name, values) -> request.header(name, values.get(0)));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      String json = new String(body, StandardCharsets.UTF_8);
      return Map.of(
          "status", response.statusCode(),
          "answer", response.body(),
          "before", json.substring(at - "\"first_name\":\"".length(), at),
          "byte", json.substring(at, at + 1),
          "after", json.substring(at + 1, Math.min(json.length(), at + 30)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
