package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.token.Listeners;
import io.github.clerk4j.webhook.WebhookVerificationException.Reason;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A verifier of the signatures of Clerk's webhooks.
 *
 * <p>The signature covers the raw bytes of the body. Take them before anything reads them as JSON,
 * because JSON that is written again has other bytes.
 *
 * <p>The same webhook can arrive twice: a replay within the tolerance, or a second delivery after a
 * lost response. If processing it twice does harm, store the {@link #messageId} of processed ones.
 *
 * <p>Immutable and thread-safe.
 */
public final class WebhookVerifier {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.webhook");

  private final List<SigningSecret> secrets;
  private final Duration tolerance;
  private final Clock clock;
  private final Listeners<WebhookListener> listeners;

  private WebhookVerifier(
      List<SigningSecret> secrets,
      Duration tolerance,
      Clock clock,
      Listeners<WebhookListener> listeners) {
    this.secrets = secrets;
    this.tolerance = tolerance;
    this.clock = clock;
    this.listeners = listeners;
  }

  /**
   * Returns a verifier with the signing secret in the system property or environment variable
   * {@code CLERK_WEBHOOK_SIGNING_SECRET}.
   *
   * @throws ClerkConfigurationException if there is none, or it is malformed
   */
  public static WebhookVerifier webhookVerifier() {
    return builder().build();
  }

  /** Returns a builder with the defaults listed in {@link Builder}. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Verifies a webhook and returns its event. An event of an unknown type is an {@code
   * UnknownEvent}.
   *
   * @param headers all headers of the request, by names in upper or lower case; either those of
   *     Svix ({@code svix-id}, {@code svix-timestamp}, {@code svix-signature}) or those of Standard
   *     Webhooks ({@code webhook-id} and so on) count
   * @param body the raw body of the request
   * @throws WebhookVerificationException if the signature, the time or the event is not good
   */
  public WebhookEvent verify(Map<String, ? extends Collection<String>> headers, byte[] body) {
    Objects.requireNonNull(headers, "headers must not be null: pass those of the request");
    Objects.requireNonNull(body, "body must not be null: pass the bytes of the request");
    try {
      WebhookEvent event = verified(headers, body);
      tell(WebhookListener.Outcome.verified(event));
      return event;
    } catch (WebhookVerificationException e) {
      tell(new WebhookListener.Outcome(null, e.reason()));
      throw e;
    }
  }

  private void tell(WebhookListener.Outcome outcome) {
    listeners.tell(each -> each.onWebhook(outcome));
  }

  private WebhookEvent verified(Map<String, ? extends Collection<String>> headers, byte[] body) {
    SignatureHeaders signed = SignatureHeaders.of(headers);
    Instant time = signed.time();
    if (!isSigned(signed, body)) {
      String why = SignatureMismatch.why(signed, body, other -> isSigned(signed, other));
      throw new WebhookVerificationException(Reason.NO_MATCHING_SIGNATURE, why, time);
    }
    Instant now = clock.instant();
    if (time.isBefore(now.minus(tolerance))) {
      throw new WebhookVerificationException(
          Reason.TOO_OLD,
          "it was signed at "
              + time
              + ", and the time is "
              + now
              + ": it was delayed or is a replay, or this clock is fast",
          time);
    }
    if (time.isAfter(now.plus(tolerance))) {
      throw new WebhookVerificationException(
          Reason.TOO_NEW,
          "it was signed at " + time + ", and the time is only " + now + ": this clock is slow",
          time);
    }
    return event(body, time);
  }

  /**
   * Returns the id of a webhook, which is the same for each delivery. Trust it only after {@link
   * #verify}.
   *
   * @throws WebhookVerificationException if headers are missing or malformed
   */
  public static String messageId(Map<String, ? extends Collection<String>> headers) {
    Objects.requireNonNull(headers, "headers must not be null: pass those of the request");
    return SignatureHeaders.of(headers).id();
  }

  /** Compares text in constant time, because Base64 of the same bytes can end differently. */
  private boolean isSigned(SignatureHeaders signed, byte[] body) {
    for (SigningSecret secret : secrets) {
      byte[] expected = secret.sign(signed.id(), signed.timestamp(), body).getBytes(US_ASCII);
      for (String each : signed.signatures()) {
        if (MessageDigest.isEqual(expected, each.getBytes(UTF_8))) {
          return true;
        }
      }
    }
    return false;
  }

  private static WebhookEvent event(byte[] body, Instant time) {
    try {
      WebhookEvent event = WebhookEvent.read(new String(body, UTF_8));
      if (!event.type().isEmpty()) {
        return event;
      }
    } catch (IllegalArgumentException e) { // no cause, because it can show parts of the body
    }
    throw new WebhookVerificationException(Reason.NOT_AN_EVENT, "the body is not an event", time);
  }

  /** Shows no secrets. */
  @Override
  public String toString() {
    return "WebhookVerifier[" + secrets.size() + " secrets]";
  }

  /**
   * A builder of verifiers. Not thread-safe. Defaults: the secret in {@code
   * CLERK_WEBHOOK_SIGNING_SECRET}, a tolerance of 5 minutes, the system's clock.
   */
  public static final class Builder {
    private final List<String> secrets = new ArrayList<>();
    private Duration tolerance = Duration.ofMinutes(5);
    private Clock clock = Clock.systemUTC();
    private Listeners<WebhookListener> listeners = Listeners.none(LOG.getName());

    private Builder() {}

    /**
     * Sets the signing secrets, {@code whsec_...}. A webhook must match one of them. Several
     * secrets are for the time of a rotation, or for several endpoints.
     *
     * @throws ClerkConfigurationException if there is none, or one is null
     */
    public Builder signingSecrets(String... secrets) {
      present("signingSecrets", secrets);
      if (secrets.length == 0) {
        throw new ClerkConfigurationException(
            "signingSecrets must not be empty; for " + SigningSecret.SETTING + ", do not set it");
      }
      this.secrets.clear();
      for (String each : secrets) {
        if (each == null) {
          throw new ClerkConfigurationException("signingSecrets must not hold null");
        }
        this.secrets.add(each);
      }
      return this;
    }

    /**
     * Sets the tolerance: the longest time since a webhook was signed, and until then. Defaults to
     * 5 minutes.
     *
     * @throws ClerkConfigurationException if it is null, not positive, or more than an hour
     */
    public Builder tolerance(Duration tolerance) {
      present("tolerance", tolerance);
      if (tolerance.isNegative()
          || tolerance.isZero()
          || tolerance.compareTo(Duration.ofHours(1)) > 0) {
        throw new ClerkConfigurationException(
            "tolerance must be positive and at most 1 hour: " + tolerance);
      }
      this.tolerance = tolerance;
      return this;
    }

    /**
     * Sets the clock. Defaults to the system's.
     *
     * @throws ClerkConfigurationException if it is null
     */
    public Builder clock(Clock clock) {
      present("clock", clock);
      this.clock = clock;
      return this;
    }

    /**
     * Adds a listener.
     *
     * @throws ClerkConfigurationException if it is null
     */
    public Builder listener(WebhookListener listener) {
      present("listener", listener);
      this.listeners = listeners.and(listener);
      return this;
    }

    /**
     * Builds the verifier.
     *
     * @throws ClerkConfigurationException if there is no signing secret, or one is malformed
     */
    public WebhookVerifier build() {
      List<String> given = secrets.isEmpty() ? List.of(setting()) : secrets;
      return new WebhookVerifier(
          given.stream().map(SigningSecret::of).toList(), tolerance, clock, listeners);
    }

    private static void present(String name, @Nullable Object value) {
      if (value == null) {
        throw new ClerkConfigurationException(name + " must not be null");
      }
    }

    private static String setting() {
      String name = SigningSecret.SETTING;
      String property = System.getProperty(name);
      String secret = property == null ? System.getenv(name) : property;
      if (secret == null || secret.isBlank()) {
        throw new ClerkConfigurationException(
            "There is no webhook signing secret: set the environment variable "
                + SigningSecret.SETTING
                + ", or call signingSecrets(...) on the builder"
                + SigningSecret.WHERE);
      }
      return secret;
    }
  }
}
