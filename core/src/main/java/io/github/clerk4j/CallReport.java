package io.github.clerk4j;

import io.github.clerk4j.CallListener.Attempt;
import io.github.clerk4j.api.ApiCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report of one call to the log and to the observers. One thread at a time may use it. */
final class CallReport {
  private final CallLog log;
  private final ApiCall<?> call;
  private final Scheduler time;
  private final long began;
  private final List<CallObserver> observers;
  private Duration rateLimitWait = Duration.ZERO;
  private int attempts;
  private boolean ended;

  /** Begins a report, on the thread that makes the call. */
  CallReport(CallLog log, ApiCall<?> call, boolean async, Scheduler time) {
    this.log = log;
    this.call = call;
    this.time = time;
    this.began = time.nanos();
    this.observers =
        log.begin(
            new CallListener.Call(call.operation(), call.request().method(), call.path(), async));
  }

  /**
   * Tells of an attempt, and of the end of the call if no other attempt follows.
   *
   * @param waited the time in which the attempt waited for rate limits
   * @param retryAfter the shortest time before another attempt, or null if there is none
   */
  void attempt(
      AttemptOutcome<?> outcome,
      int number,
      Duration duration,
      Duration waited,
      @Nullable Duration retryAfter) {
    attempts = number;
    rateLimitWait = rateLimitWait.plus(waited);
    Attempt attempt =
        attempt(
            number, outcome.status(), outcome.traceId(), outcome.failure(), duration, retryAfter);
    log.tell(attempt, observers);
    if (retryAfter == null) {
      end(attempt.outcome(), outcome.traceId(), outcome.thrown());
    }
  }

  /** Tells of a call that ends without an attempt. */
  void rejected(ClerkException failure) {
    end(attempt(0, 0, null, failure, Duration.ZERO, null).outcome(), null, failure);
  }

  /** Tells of the end, unless it was told: an error has ended the call. */
  void close() {
    end("no_response", null, null);
  }

  private void end(String outcome, @Nullable String traceId, @Nullable Throwable failure) {
    if (!ended) {
      ended = true;
      if (!observers.isEmpty()) {
        log.end(
            new CallObserver.Result(
                attempts, outcome, traceId, failure, time.since(began), rateLimitWait),
            observers);
      }
    }
  }

  private Attempt attempt(
      int number,
      int status,
      @Nullable String traceId,
      @Nullable ClerkException failure,
      Duration duration,
      @Nullable Duration retryAfter) {
    return new Attempt(
        call.operation(),
        call.request().method(),
        call.path(),
        number,
        status,
        traceId,
        failure,
        duration,
        retryAfter);
  }
}
