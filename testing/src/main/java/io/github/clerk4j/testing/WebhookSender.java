package io.github.clerk4j.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A thread that delivers webhooks to one URL, one after the other.
 *
 * <p>Each is retried until it is delivered or given up, and only then the next one is sent, so that
 * the application sees changes in their order. Delays are real time, whatever the clock.
 */
final class WebhookSender implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final URI url;
  private final int attempts;
  private final Duration firstDelay;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final ExecutorService queue = Executors.newSingleThreadExecutor(WebhookSender::thread);

  /**
   * @param firstDelay the delay before the second attempt; each later one is twice as long
   */
  WebhookSender(URI url, int attempts, Duration firstDelay) {
    this.url = url;
    this.attempts = attempts;
    this.firstDelay = firstDelay;
  }

  void send(WebhookDelivery delivery) {
    queue.execute(() -> deliver(delivery));
  }

  private void deliver(WebhookDelivery delivery) {
    try {
      Duration delay = firstDelay;
      for (int left = attempts; left > 0 && !delivery.isDelivered(); left--) {
        if (left < attempts) {
          Thread.sleep(delay.toMillis());
          delay = delay.multipliedBy(2);
        }
        delivery.attempted(post(delivery.sign()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the instance is being closed
    } finally {
      delivery.end();
    }
  }

  /** Returns the status of the response, or 0 if there is none. */
  private int post(SignedWebhook webhook) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Svix-Webhooks/1.0 (FakeClerk)")
            .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()));
    webhook.headers().forEach((name, values) -> request.header(name, values.get(0)));
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0; // an application that is not there yet, or fails, is asked again
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "FakeClerk webhooks");
    thread.setDaemon(true);
    return thread;
  }

  /** Stops when all webhooks so far are done. */
  void finish() {
    queue.shutdown();
  }

  /** Stops at once. */
  @Override
  public void close() {
    queue.shutdownNow();
  }
}
