package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.WebhookEvent;
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

/**
 * Tells webhooks of Clerk from those of anybody else, by their signature.
 *
 * <p>The signature is over the bytes of the body as they came in, so take them before anything
 * reads them as JSON; JSON that is written anew is other bytes. A webhook that is replayed within
 * the time that is tolerated, or delivered again since an answer got lost, is as good as it was the
 * first time: remember the {@link #messageId} of what has been dealt with, where doing it twice
 * would matter.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class WebhookVerifier {
  private final List<SigningSecret> secrets;
  private final Duration tolerance;
  private final Clock clock;

  private WebhookVerifier(List<SigningSecret> secrets, Duration tolerance, Clock clock) {
    this.secrets = secrets;
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /**
   * With the signing secret in the system property or environment variable {@code
   * CLERK_WEBHOOK_SIGNING_SECRET}.
   *
   * @throws ClerkConfigurationException if there is none, or it is malformed
   */
  public static WebhookVerifier webhookVerifier() {
    return builder().build();
  }

  /** To choose the signing secrets and the clock. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The event that a webhook tells of, once it is clear that Clerk sent it, within the time that is
   * tolerated. Events of types that this version does not know are {@code UnknownEvent}s.
   *
   * @param headers all headers of the request, by names in any case; either those of Svix ({@code
   *     svix-id}, {@code svix-timestamp}, {@code svix-signature}) or those of Standard Webhooks
   *     ({@code webhook-id} and so on) count
   * @param body the body of the request, byte for byte
   * @throws WebhookVerificationException if it is not accepted
   */
  public WebhookEvent verify(Map<String, ? extends Collection<String>> headers, byte[] body) {
    Objects.requireNonNull(headers, "headers must not be null: pass those of the request");
    Objects.requireNonNull(body, "body must not be null: pass the bytes of the request");
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
              + ", and it is "
              + now
              + " here: it was held up or is"
              + " replayed, or this clock is fast",
          time);
    }
    if (time.isAfter(now.plus(tolerance))) {
      throw new WebhookVerificationException(
          Reason.TOO_NEW,
          "it was signed at " + time + ", and it is only " + now + " here: this clock is slow",
          time);
    }
    return event(body, time);
  }

  /**
   * What tells webhooks apart, the same whenever one is delivered again. To be trusted only after
   * {@link #verify}.
   *
   * @throws WebhookVerificationException if headers are missing or malformed
   */
  public static String messageId(Map<String, ? extends Collection<String>> headers) {
    return SignatureHeaders.of(headers).id();
  }

  /** Compares text, as Base64 of the same bytes can end differently; in constant time. */
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
    } catch (IllegalArgumentException e) { // not kept as cause, as it can tell of the body
    }
    throw new WebhookVerificationException(Reason.NOT_AN_EVENT, "the body is not an event", time);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "WebhookVerifier[" + secrets.size() + " secrets]";
  }

  /**
   * Chooses how webhooks are verified. What is not set: the secret is taken from {@code
   * CLERK_WEBHOOK_SIGNING_SECRET}, 5 minutes are tolerated, the clock is that of the system. Not
   * safe for use by several threads at once.
   */
  public static final class Builder {
    private final List<String> secrets = new ArrayList<>();
    private Duration tolerance = Duration.ofMinutes(5);
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /**
     * The signing secrets, {@code whsec_...}: a webhook is good by any of them. Several are for the
     * time in which a secret is exchanged, or for several endpoints.
     */
    public Builder signingSecrets(String... secrets) {
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

    /** How long ago, or ahead, a webhook may have been signed; positive, and at most an hour. */
    public Builder tolerance(Duration tolerance) {
      if (tolerance.isNegative()
          || tolerance.isZero()
          || tolerance.compareTo(Duration.ofHours(1)) > 0) {
        throw new ClerkConfigurationException(
            "A webhook's time is tolerated from 0 to 60 minutes away, and not " + tolerance);
      }
      this.tolerance = tolerance;
      return this;
    }

    /** The clock by which a webhook is too old or too new. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * The verifier.
     *
     * @throws ClerkConfigurationException if there is no signing secret, or one is malformed
     */
    public WebhookVerifier build() {
      List<String> given = secrets.isEmpty() ? List.of(setting()) : secrets;
      return new WebhookVerifier(given.stream().map(SigningSecret::of).toList(), tolerance, clock);
    }

    private static String setting() {
      String secret = Setting.of(SigningSecret.SETTING);
      if (secret == null) {
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
