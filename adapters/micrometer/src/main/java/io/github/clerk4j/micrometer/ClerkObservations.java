package io.github.clerk4j.micrometer;

import io.github.clerk4j.CallListener;
import io.github.clerk4j.CallObserver;
import io.github.clerk4j.auth.AuthListener;
import io.github.clerk4j.webhook.WebhookListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * A listener that makes an observation of each call, and meters of calls, authentication and
 * webhooks.
 *
 * <pre>{@code
 * ClerkObservations observed = ClerkObservations.of(observationRegistry, meterRegistry);
 * ClerkClient clerk = ClerkClient.builder().listener(observed).build();
 * RequestAuthenticator authenticator = RequestAuthenticator.builder(clerk).listener(observed).build();
 * WebhookVerifier webhooks = WebhookVerifier.builder().listener(observed).build();
 * }</pre>
 *
 * <p>One object is for all clients, authenticators and verifiers of an application. No name and no
 * low-cardinality value holds a secret, an id or a query, and their number is bounded. Thread-safe.
 */
public final class ClerkObservations implements CallListener, AuthListener, WebhookListener {
  private static final DefaultClerkCallConvention USUAL = new DefaultClerkCallConvention();

  private final ObservationRegistry observations;
  private final CallMeters calls;
  private final AuthMeters authentication;

  private ClerkObservations(ObservationRegistry observations, MeterRegistry meters) {
    this.observations = observations;
    this.calls = new CallMeters(meters);
    this.authentication = new AuthMeters(meters);
  }

  /**
   * Returns a listener for traces and metrics. The timer of calls, {@code clerk.call}, comes from a
   * handler of the observation registry that makes meters, such as the one that Spring Boot adds.
   */
  public static ClerkObservations of(ObservationRegistry observations, MeterRegistry meters) {
    return new ClerkObservations(observations, meters);
  }

  /** Returns a listener for metrics alone, with the timer of calls. */
  public static ClerkObservations of(MeterRegistry meters) {
    ObservationRegistry own = ObservationRegistry.create();
    own.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    return new ClerkObservations(own, meters);
  }

  /**
   * Starts an observation, the child of the current one. While a synchronous call runs, its
   * observation is the current one, so that observations of its HTTP requests are children of it.
   */
  @Override
  public CallObserver onCall(Call call) {
    ClerkCallContext context = new ClerkCallContext(call);
    Observation observation =
        ClerkObservationDocumentation.CALL
            .observation(null, USUAL, () -> context, observations)
            .start();
    return new ObservedCall(
        context, observation, call.async() ? null : observation.openScope(), calls);
  }

  /** Records an attempt. Its call's observer does that, so there is no need to call it. */
  @Override
  public void onAttempt(Attempt attempt) {
    calls.attempt(attempt);
  }

  @Override
  public void onAuthentication(AuthListener.Outcome outcome) {
    authentication.authentication(outcome);
  }

  @Override
  public void onKeyFetch(KeyFetch fetch) {
    authentication.keyFetch(fetch);
  }

  @Override
  public void onSignature(boolean cached) {
    authentication.signature(cached);
  }

  @Override
  public void onWebhook(WebhookListener.Outcome outcome) {
    authentication.webhook(outcome);
  }
}
