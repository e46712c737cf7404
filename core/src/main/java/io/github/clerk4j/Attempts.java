package io.github.clerk4j;

import io.github.clerk4j.api.ApiCall;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call, attempt by attempt: what is the same whether a thread waits for it or not. For one
 * thread after the other, except for {@link #stop} and the ends that are not the HTTP client's.
 */
final class Attempts<T> {
  private static final int TOO_MANY_REQUESTS = 429;

  private final ApiCall<T> call;
  private final OkHttpClient client;
  private final CallSettings settings;
  private final SharedState shared;
  private final Scheduler time;
  private final RateLimitGates.Route route;
  private final @Nullable RateLimiter limiter;
  private final long began;
  private final Deadline deadline;
  private int number;
  private Duration pause = Duration.ZERO;
  private boolean lostOnKeptConnection;
  private volatile Admission admission;
  private volatile SendTracker tracker = new SendTracker(false, false);
  private volatile @Nullable Call http;
  private volatile long sentAt;
  private @Nullable ClerkException before;

  Attempts(ApiCall<T> call, OkHttpClient client, CallSettings settings, SharedState shared) {
    this.call = call;
    this.client = client;
    this.settings = settings;
    this.shared = shared;
    this.time = shared.time();
    this.route = shared.limits().route(call.request().method(), call.path(), HttpMapping.path(call));
    this.limiter = route.isFree() ? null : shared.limiter();
    this.began = time.nanos();
    this.deadline = Deadline.after(settings.timeout(), time);
    this.admission = new Admission(time, deadline.at(), false, route);
  }

  Deadline deadline() {
    return deadline;
  }

  /** Begins another attempt; {@link #http} is for when the admission says so. */
  Admission next() {
    http = null;
    tracker = new SendTracker(false, false);
    Admission next = new Admission(time, admissionDeadline(), number++ > 0, route);
    admission = next;
    if (shared.pendingAdmissions().isClosed()) {
      next.end(Admission.Verdict.CLIENT_CLOSED);
    } else if (deadline.hasPassed()) {
      next.end(Admission.Verdict.TOO_LATE);
    } else {
      next.start(pause, limiter, shared.callbacks());
      shared.pendingAdmissions().add(next, () -> next.end(Admission.Verdict.CLIENT_CLOSED));
    }
    return next;
  }

  /** Returns until when the attempt may wait to be sent. */
  private long admissionDeadline() {
    Duration wait = settings.maxRateLimitWait();
    if (wait == null) {
      return deadline.at();
    }
    long end = time.in(pause) + time.in(wait) - time.nanos();
    return end - deadline.at() < 0 ? end : deadline.at();
  }

  /** The attempt's HTTP call, to be run at once. */
  Call http() {
    boolean once = !isIdempotent();
    SendTracker next = new SendTracker(once, lostOnKeptConnection);
    tracker = next;
    Call made = client.newCall(HttpMapping.request(call, settings, next));
    long left = Math.max(deadline.left().toNanos(), 1_000_000); // 0 would be for ever
    made.timeout().timeout(left, TimeUnit.NANOSECONDS);
    sentAt = time.nanos();
    http = made;
    return made;
  }

  AttemptOutcome<T> answered(Response response) {
    try {
      Response original = tracker.withOriginalHeaders(response);
      long largest = HttpMapping.maxResponseSize(call, shared.maxResponseSize());
      return HttpMapping.read(call, original, largest, time.now());
    } finally {
      ForeignCode.run("The body of a response", response::close);
    }
  }

  /** The HTTP call ended with a failure, be it OkHttp's, an interceptor's or a listener's. */
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
        : "no answer: " + e;
  }

  private Throwable cause(Throwable e) {
    Call made = http;
    if (e instanceof IOException
        && !(e instanceof InterruptedIOException)
        && !(e instanceof ForeignException)
        && made != null
        && made.isCanceled()) { // by us, for one of these reasons
      if (deadline.hasPassed()) {
        return because("timeout", e);
      } else if (Thread.currentThread().isInterrupted()) {
        return because("interrupted", e);
      }
    }
    Throwable cause = e.getCause();
    boolean isWrapped =
        e instanceof ForeignException
            || (e.getClass() == IOException.class
                && String.valueOf(e.getMessage()).startsWith("canceled due to ")); // by OkHttp
    return isWrapped && cause != null ? cause : e;
  }

  private static InterruptedIOException because(String reason, Throwable e) {
    InterruptedIOException interrupted = new InterruptedIOException(reason);
    interrupted.initCause(e);
    return interrupted;
  }

  private static InterruptedIOException timeout() {
    return new InterruptedIOException("timeout");
  }

  /** The attempt waited for a limit, or the client ended. */
  AttemptOutcome<T> unsent(Admission.Verdict verdict) {
    return verdict == Admission.Verdict.TOO_LATE
        ? AttemptOutcome.noResponse(
            RateLimitedException.unsent(HttpMapping.name(call), admission.heldBackFor()), false)
        : unsent("the client is closed", null);
  }

  AttemptOutcome<T> interrupted(InterruptedException e) {
    admission.cancel(false);
    return unsent("interrupted while waiting", e);
  }

  /** The deadline has passed while the attempt was with the HTTP client. */
  AttemptOutcome<T> late() {
    Response response = tracker.response();
    if (response != null && response.isSuccessful()) {
      return HttpMapping.brokenOff(call, response, timeout());
    }
    return tracker.isQueued()
        ? unsent("timeout in the queue of the HTTP client's dispatcher", timeout())
        : failed(timeout());
  }

  /** Whoever has the future does not want the call any more. */
  AttemptOutcome<T> cancelled() {
    CancellationException e = new CancellationException();
    return tracker.isQueued() ? unsent("cancelled", e) : failed(e);
  }

  private AttemptOutcome<T> unsent(String why, @Nullable Exception cause) {
    return AttemptOutcome.noResponse(
        ClerkConnectionException.unsent(HttpMapping.name(call), why, cause), false);
  }

  /** Returns true if nobody has begun to send the attempt. */
  boolean isWaiting() {
    return tracker.isQueued();
  }

  /** Ends the wait for the limits; returns false if it had ended, and the HTTP client has it. */
  boolean stopWaiting() {
    return admission.end(Admission.Verdict.TOO_LATE);
  }

  /** Stops whatever is under way, from any thread. */
  void stop() {
    admission.cancel(false);
    Call made = http;
    if (made != null) {
      ForeignCode.run("An event listener", made::cancel);
    }
  }

  /** Gives back all that is held, as there is no further attempt. To do so twice is harmless. */
  void finish() {
    deadline.cancel();
    admission.release(false);
  }

  /** Takes note of how the attempt ended, and whether there is to be another one. */
  boolean again(AttemptOutcome<T> outcome, boolean wanted) {
    Duration duration = http == null ? Duration.ZERO : time.since(sentAt);
    Duration retryAfter = outcome.failure() == null ? settle() : settle(outcome, wanted);
    shared
        .log()
        .tell(
            new CallListener.Attempt(
                call.operation(),
                call.request().method(),
                call.path(),
                number,
                outcome.status(),
                outcome.traceId(),
                outcome.failure(),
                duration,
                retryAfter));
    if (outcome.failure() != null && before != null) {
      outcome.failure().addSuppressed(before);
    }
    before = outcome.failure();
    return retryAfter != null;
  }

  private @Nullable Duration settle() {
    admission.release(true);
    return null;
  }

  private @Nullable Duration settle(AttemptOutcome<T> outcome, boolean wanted) {
    lostOnKeptConnection = isLostOnKeptConnection(outcome);
    // A connection that was closed while idle is no fault of Clerk, so nothing is waited for.
    AttemptOutcome<T> failed = lostOnKeptConnection ? outcome.withoutDelay() : outcome;
    RetryPolicy policy = settings.retryPolicy();
    double random = shared.random().getAsDouble();
    Duration delay = policy.delay(number, failed, random);
    if (outcome.status() == TOO_MANY_REQUESTS) {
      boolean forAll = admission.rateLimited(delay);
      if (forAll && limiter != null) {
        ForeignCode.run("The rate limiter", () -> limiter.onRateLimited(delay));
      }
    } else {
      admission.release(outcome.status() != 0);
    }
    Duration after =
        policy.retryAfter(number, failed, isIdempotent(), time.since(began), random);
    Call made = http;
    if (after == null
        || made == null
        || !wanted
        || outcome.fault() != null
        || !isRepeatable(made.request())
        || after.compareTo(deadline.left()) >= 0) {
      return null;
    }
    pause = outcome.status() == TOO_MANY_REQUESTS ? Duration.ZERO : after; // for which the gate waits
    return after;
  }

  private boolean isIdempotent() {
    return settings.idempotent() || HttpMapping.isRead(call);
  }

  /** A connection that the other side closed while it was idle looks well until it is used. */
  private boolean isLostOnKeptConnection(AttemptOutcome<T> outcome) {
    return outcome.status() == 0
        && tracker.isOnKeptConnection()
        && outcome.failure() != null
        && !(outcome.failure().getCause() instanceof InterruptedIOException);
  }

  private static boolean isRepeatable(Request request) {
    return !(request.body() instanceof OneShotBody body) || body.isRepeatable();
  }
}
