package io.github.clerk4j;

import io.github.clerk4j.api.ApiCall;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call, for synchronous and asynchronous calls alike. One thread at a time may
 * use it, except for {@link #stop} and the methods that end an attempt before the HTTP client does.
 */
final class Attempts<T> {
  private static final int TOO_MANY_REQUESTS = 429;

  private final ApiCall<T> call;
  private final OkHttpClient client;
  private final CallSettings settings;
  private final SharedState shared;
  private final Scheduler time;
  private final RateLimitGates.Route route;
  private final @Nullable InstanceRateLimiter limiter;
  private final long began;
  private final Deadline deadline;
  private final CallReport report;
  private int number;
  private Duration pause = Duration.ZERO;
  private boolean lostOnKeptConnection;
  private volatile Admission admission;
  private volatile SendTracker tracker = new SendTracker(false, false);
  private volatile @Nullable Call http;
  private volatile long sentAt;
  private @Nullable ClerkException before;

  /**
   * @param report of the call, which has begun
   */
  Attempts(
      ApiCall<T> call,
      OkHttpClient client,
      CallSettings settings,
      SharedState shared,
      CallReport report) {
    this.call = call;
    this.client = client;
    this.settings = settings;
    this.shared = shared;
    this.report = report;
    this.time = shared.time();
    this.route =
        shared.limits().route(call.request().method(), call.path(), HttpMapping.path(call));
    this.limiter = route.isFree() ? null : shared.limiter();
    this.began = time.nanos();
    this.deadline = Deadline.after(settings.timeout(), time);
    this.admission = new Admission(time, deadline.at(), false, route);
  }

  Deadline deadline() {
    return deadline;
  }

  /** Starts another attempt. Once it is admitted, {@link #http} is to be sent. */
  Admission next() {
    http = null;
    tracker = new SendTracker(false, false);
    Admission next =
        new Admission(
            time, deadline.at(), settings.maxRateLimitWait(), settings.lane(), number++ > 0, route);
    admission = next;
    if (shared.pendingAdmissions().isClosed()) {
      next.end(Admission.Verdict.CLIENT_CLOSED);
    } else if (deadline.hasPassed()) {
      next.end(Admission.Verdict.TOO_LATE);
    } else {
      next.start(pause, limiter == null ? null : new CallLimiter(limiter), shared.callbacks());
      shared.pendingAdmissions().add(next, () -> next.end(Admission.Verdict.CLIENT_CLOSED));
    }
    return next;
  }

  private final class CallLimiter implements Admission.Limiter {
    private final InstanceRateLimiter given;

    CallLimiter(InstanceRateLimiter given) {
      this.given = given;
    }

    @Override
    public CompletionStage<Duration> reserve(Duration maxWait) {
      return given.limiter().reserve(given.request(route, settings.lane(), maxWait));
    }

    @Override
    public Duration heldFor() {
      return given.limiter().heldFor(given.request(route, settings.lane(), deadline.left()));
    }
  }

  private void onRateLimited(Duration retryAfter, boolean forAll) {
    InstanceRateLimiter given = limiter;
    if (given != null) {
      RateLimiter.Request request = given.request(route, settings.lane(), deadline.left());
      ForeignCode.run(
          "The rate limiter", () -> given.limiter().onRateLimited(request, retryAfter, forAll));
    }
  }

  /** Returns the attempt's HTTP call, to be sent at once. */
  Call http() {
    boolean once = !isIdempotent();
    SendTracker next = new SendTracker(once, lostOnKeptConnection);
    tracker = next;
    Call made = client.newCall(HttpMapping.request(call, settings, next));
    long left = Math.max(deadline.left().toNanos(), 1_000_000); // 0 means no timeout
    made.timeout().timeout(left, TimeUnit.NANOSECONDS);
    sentAt = time.nanos();
    http = made;
    return made;
  }

  AttemptOutcome<T> answered(Response response) {
    try {
      Response original = tracker.withOriginalHeaders(response);
      if (settings.recorder() != null) {
        settings.recorder().record(original);
      }
      long maxSize = HttpMapping.maxResponseSize(call, shared.maxResponseSize());
      return HttpMapping.read(call, isRepeatable(), original, maxSize, time.now());
    } finally {
      ForeignCode.run("The body of a response", response::close);
    }
  }

  /** Returns the outcome of an HTTP call that failed in OkHttp, an interceptor or a listener. */
  AttemptOutcome<T> failed(Throwable e) {
    Throwable cause = cause(e);
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return AttemptOutcome.noResponse(
        new ClerkConnectionException(HttpMapping.name(call) + ": " + why(cause), cause),
        tracker.isSent());
  }

  private String why(Throwable e) {
    return e instanceof IOException failure
        ? ConnectFailure.why(failure, client, call.request().url(), tracker.isSent())
        : "no response: " + ForeignCode.text(e);
  }

  private Throwable cause(Throwable e) {
    Call made = http;
    if (e instanceof IOException
        && !(e instanceof InterruptedIOException)
        && !(e instanceof ForeignException)
        && made != null
        && made.isCanceled()) { // by stop(), for one of these reasons
      if (deadline.hasPassed()) {
        return because("timeout", e);
      } else if (Thread.currentThread().isInterrupted()) {
        return because("interrupted", e);
      }
    }
    boolean isWrapped =
        e instanceof ForeignException
            || (e.getClass() == IOException.class
                && String.valueOf(e.getMessage()).startsWith("canceled due to ")); // by OkHttp
    Throwable cause = isWrapped ? e.getCause() : null;
    return cause == null ? e : cause;
  }

  private static InterruptedIOException because(String reason, Throwable e) {
    InterruptedIOException interrupted = new InterruptedIOException(reason);
    interrupted.initCause(e);
    return interrupted;
  }

  private static InterruptedIOException timeout() {
    return new InterruptedIOException("timeout");
  }

  /** Returns the outcome of an attempt that was not admitted. */
  AttemptOutcome<T> unsent(Admission.Verdict verdict) {
    if (verdict != Admission.Verdict.TOO_LATE) {
      return unsent("the client is closed", null);
    }
    return admission.isRateLimited()
        ? AttemptOutcome.noResponse(
            RateLimitedException.unsent(HttpMapping.name(call), admission.heldBackFor()), false)
        : unsent("the timeout is over: " + settings.timeout(), timeout());
  }

  AttemptOutcome<T> interrupted(InterruptedException e) {
    admission.cancel(false);
    return unsent("interrupted while waiting", e);
  }

  /** Returns the outcome of an attempt that the HTTP client did not finish before the deadline. */
  AttemptOutcome<T> timedOut() {
    Response response = tracker.response();
    if (response != null && response.isSuccessful()) {
      return HttpMapping.brokenOff(call, response, timeout());
    }
    return tracker.isQueued()
        ? unsent("timeout in the queue of the HTTP client's dispatcher", timeout())
        : failed(timeout());
  }

  /** Returns the outcome of an attempt whose future was cancelled. */
  AttemptOutcome<T> cancelled() {
    CancellationException e = new CancellationException();
    return tracker.isQueued() ? unsent("cancelled", e) : failed(e);
  }

  private AttemptOutcome<T> unsent(String why, @Nullable Exception cause) {
    return AttemptOutcome.noResponse(
        ClerkConnectionException.unsent(HttpMapping.name(call), why, cause), false);
  }

  /** Returns true if nobody has started to send the attempt. */
  boolean isWaiting() {
    return tracker.isQueued();
  }

  /** Ends the wait for admission; returns false if it had ended, so that the HTTP client has it. */
  boolean stopWaiting() {
    return admission.end(Admission.Verdict.TOO_LATE);
  }

  /** Stops the attempt, from any thread. */
  void stop() {
    admission.cancel(false);
    Call made = http;
    if (made != null) {
      // An event listener can be slow, and must not hold up the scheduler's thread.
      shared.callbacks().execute(() -> ForeignCode.run("An event listener", made::cancel));
    }
  }

  /** Releases everything after the last attempt. Has no effect the second time. */
  void finish() {
    deadline.cancel();
    admission.release(false);
    report.close();
  }

  /**
   * Completes the attempt, and returns true if another one follows.
   *
   * @param wanted false if the call must not be retried, for example after a cancellation
   */
  boolean complete(AttemptOutcome<T> outcome, boolean wanted) {
    Duration duration = http == null ? Duration.ZERO : time.since(sentAt);
    Duration waited = admission.waitedUntil(http == null ? time.nanos() : sentAt);
    Duration retryAfter = outcome.failure() == null ? retryDelay() : retryDelay(outcome, wanted);
    report.attempt(outcome, number, duration, waited, retryAfter);
    if (outcome.failure() != null && before != null) {
      outcome.failure().addSuppressed(before);
    }
    before = outcome.failure();
    return retryAfter != null;
  }

  private @Nullable Duration retryDelay() {
    admission.release(true);
    return null;
  }

  private @Nullable Duration retryDelay(AttemptOutcome<T> outcome, boolean wanted) {
    lostOnKeptConnection = isLostOnKeptConnection(outcome);
    // A connection that was closed while idle is no fault of Clerk's, so there is no delay.
    AttemptOutcome<T> failed = lostOnKeptConnection ? outcome.withoutDelay() : outcome;
    RetryPolicy policy = settings.retryPolicy();
    double random = shared.random().getAsDouble();
    Duration delay = policy.delay(number, failed, random);
    if (outcome.status() == TOO_MANY_REQUESTS) {
      onRateLimited(delay, admission.rateLimited(delay));
    } else {
      admission.release(outcome.status() != 0);
    }
    Duration after = policy.retryAfter(number, failed, isIdempotent(), time.since(began), random);
    if (after == null
        || http == null
        || !wanted
        || outcome.fault() != null
        || !isRepeatable()
        || after.compareTo(deadline.left()) >= 0) {
      return null;
    }
    pause =
        outcome.status() == TOO_MANY_REQUESTS ? Duration.ZERO : after; // the gate waits for a 429
    return after;
  }

  private boolean isIdempotent() {
    return settings.idempotent() || HttpMapping.isIdempotent(call);
  }

  /** Returns true if the peer had closed a kept connection, which shows only when it is used. */
  private boolean isLostOnKeptConnection(AttemptOutcome<T> outcome) {
    return outcome.status() == 0
        && tracker.isOnKeptConnection()
        && outcome.failure() != null
        && !(outcome.failure().getCause() instanceof InterruptedIOException);
  }

  /** Returns false if the request had a stream for a body, which cannot be read again. */
  private boolean isRepeatable() {
    Call made = http;
    return made == null
        || !(made.request().body() instanceof OneShotBody body)
        || body.isRepeatable();
  }
}
