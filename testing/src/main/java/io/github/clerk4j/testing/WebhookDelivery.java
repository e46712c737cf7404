package io.github.clerk4j.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A webhook on its way to an application, with the responses so far. Thread-safe. */
public final class WebhookDelivery {
  private final String type;
  private final Supplier<SignedWebhook> signing;
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private volatile SignedWebhook webhook;

  /**
   * @param signing makes the message of each attempt
   */
  WebhookDelivery(String type, Supplier<SignedWebhook> signing) {
    this.type = type;
    this.signing = signing;
    this.webhook = signing.get();
  }

  /** Returns the type of the event, such as {@code user.created}; empty if the body has none. */
  public String type() {
    return type;
  }

  /** Returns the webhook as it was sent last. Deliver it again to replay it. */
  public SignedWebhook webhook() {
    return webhook;
  }

  /** Returns the status of each attempt, or 0 for one without a response. */
  public List<Integer> statuses() {
    return List.copyOf(statuses);
  }

  /** Returns true if the application has responded with a status of 200 to 299. */
  public boolean isDelivered() {
    return !statuses.isEmpty() && statuses.get(statuses.size() - 1) / 100 == 2;
  }

  /** Returns true if no attempt follows, because it is delivered or was given up. */
  public boolean isDone() {
    return done.isDone();
  }

  /** Returns the webhook for the next attempt, signed at its time. */
  SignedWebhook sign() {
    webhook = signing.get();
    return webhook;
  }

  void attempted(int status) {
    statuses.add(status);
  }

  void end() {
    done.complete(null);
  }

  /** Returns false if it is not done after this time. */
  boolean await(Duration time) throws InterruptedException {
    try {
      done.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nothing completes it with an exception
    }
  }

  /** Shows type and statuses, not the body. */
  @Override
  public String toString() {
    String shown = statuses.toString().replaceAll("\\b0\\b", "no response");
    return "WebhookDelivery[" + type + " " + shown + (isDone() ? "" : " in progress") + "]";
  }
}
