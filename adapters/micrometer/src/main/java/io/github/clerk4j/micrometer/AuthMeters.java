package io.github.clerk4j.micrometer;

import io.github.clerk4j.auth.AuthListener;
import io.github.clerk4j.token.TokenListener.KeyFetch;
import io.github.clerk4j.webhook.WebhookListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The meters of authentication and webhooks. Thread-safe. */
final class AuthMeters {
  private final MeterRegistry registry;
  private final MeterProvider<Timer> authentications;
  private final MeterProvider<Timer> keyFetches;
  private final MeterProvider<Counter> signatures;
  private final MeterProvider<Counter> webhooks;
  private volatile long fetchedAt;

  AuthMeters(MeterRegistry registry) {
    this.registry = registry;
    authentications =
        Timer.builder("clerk.authentication")
            .description("Authentication of requests")
            .withRegistry(registry);
    keyFetches =
        Timer.builder("clerk.keys.fetch")
            .description("Fetches of the keys that verify tokens")
            .withRegistry(registry);
    signatures =
        Counter.builder("clerk.signature.cache.gets")
            .description("Lookups of verified signatures")
            .withRegistry(registry);
    webhooks =
        Counter.builder("clerk.webhooks")
            .description("Webhooks, verified and rejected")
            .withRegistry(registry);
  }

  void authentication(AuthListener.Outcome outcome) {
    authentications
        .withTags(
            "outcome", status(outcome),
            "token.type",
                outcome.tokenType() == null ? TagValues.NONE : outcome.tokenType().value(),
            "reason", TagValues.reason(outcome.reason()))
        .record(outcome.duration());
  }

  private static String status(AuthListener.Outcome outcome) {
    return outcome.couldNotCheck()
        ? "could_not_check"
        : outcome.status().name().toLowerCase(Locale.ROOT);
  }

  void keyFetch(KeyFetch fetch) {
    boolean success = fetch.failure() == null;
    keyFetches
        .withTags("outcome", success ? "success" : TagValues.reason(fetch.failure()))
        .record(fetch.duration());
    if (success) {
      fetchedAt = now();
      TimeGauge.builder("clerk.keys.age", this, TimeUnit.NANOSECONDS, AuthMeters::age)
          .description("Time since the keys that verify tokens were fetched last")
          .strongReference(true)
          .register(registry);
    }
  }

  private double age() {
    return now() - fetchedAt;
  }

  private long now() {
    return registry.config().clock().monotonicTime();
  }

  void signature(boolean cached) {
    signatures.withTags("result", cached ? "hit" : "miss").increment();
  }

  void webhook(WebhookListener.Outcome outcome) {
    webhooks
        .withTags(
            "outcome",
                outcome.rejection() == null
                    ? "verified"
                    : outcome.rejection().name().toLowerCase(Locale.ROOT),
            "type", outcome.type() == null ? TagValues.NONE : outcome.type())
        .increment();
  }
}
