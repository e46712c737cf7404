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
  private final RateLimitGates.Route way;
  private final @Nullable RateLimiter budget;
  private final long began;
  private final Deadline deadline;
  private int number;
  private Duration pause = Duration.ZERO;
  private boolean lostOnKeptConnection;
  private volatile Admission passage;
  private volatile SendTracker departure = new SendTracker(false, false);
  private volatile @Nullable Call http;
  private volatile long sentAt;
  private @Nullable ClerkException before;

  Attempts(ApiCall<T> call, OkHttpClient client, CallSettings settings, SharedState shared) {
    this.call = call;
    this.client = client;
    this.settings = settings;
    this.shared = shared;
    this.time = shared.time();
    this.way = shared.limits().way(call.request().method(), call.path(), HttpMapping.path(call));
    this.budget = way.isFree() ? null : shared.budget();
    this.began = time.nanos();
    this.deadline = Deadline.after(settings.timeout(), time);
    this.passage = new Admission(time, deadline.at(), false, way);
  }

  Deadline deadline() {
    return deadline;
  }

  /** Begins another attempt; {@link #http} is for when the passage says so. */
  Admission next() {
    http = null;
    departure = new SendTracker(false, false);
    Admission next =
        new Admission(time, deadline.at(), settings.maxRateLimitWait(), number++ > 0, way);
    passage = next;
    if (shared.waits().isClosed()) {
      next.end(Admission.Verdict.CLOSED);
    } else if (deadline.hasPassed()) {
      next.end(Admission.Verdict.TOO_LATE);
    } else {
      next.start(pause, budget, shared.callbacks());
      shared.waits().add(next, () -> next.end(Admission.Verdict.CLOSED));
    }
    return next;
  }

  /** The attempt's HTTP call, to be run at once. */
  Call http() {
    boolean once = !isIdempotent();
    SendTracker next = new SendTracker(once, lostOnKeptConnection);
    departure = next;
    Call made = client.newCall(HttpMapping.request(call, settings, next));
    long left = Math.max(deadline.left().toNanos(), 1_000_000); // 0 would be for ever
    made.timeout().timeout(left, TimeUnit.NANOSECONDS);
    sentAt = time.nanos();
    http = made;
    return made;
  }

  Ended<T> answered(Response response) {
    try {
      Response original = departure.withOriginalRetryAfter(response);
      long largest = HttpMapping.largestAnswer(call, shared.largestAnswer());
      return HttpMapping.read(call, original, largest, time.now());
    } finally {
      ForeignCode.run("The body of a response", response::close);
    }
  }

  /** The HTTP call ended with a failure, be it OkHttp's, an interceptor's or a listener's. */
  Ended<T> failed(Throwable e) {
    Throwable cause = cause(e);
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return Ended.unanswered(
        new ClerkConnectionException(HttpMapping.name(call) + ": " + why(cause), cause),
        departure.isSent());
  }

  private String why(Throwable e) {
    return e instanceof IOException failure
        ? ConnectFailure.why(failure, client, call.request().url(), departure.isSent())
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
  Ended<T> unsent(Admission.Verdict verdict) {
    return verdict == Admission.Verdict.TOO_LATE
        ? Ended.unanswered(
            RateLimitedException.unsent(HttpMapping.name(call), passage.heldBackFor()), false)
        : unsent("the client is closed", null);
  }

  Ended<T> interrupted(InterruptedException e) {
    passage.cancel(false);
    return unsent("interrupted while waiting", e);
  }

  /** The deadline has passed while the attempt was with the HTTP client. */
  Ended<T> late() {
    Response response = departure.response();
    if (response != null && response.isSuccessful()) {
      return HttpMapping.brokenOff(call, response, timeout());
    }
    return departure.isQueued()
        ? unsent("timeout in the queue of the HTTP client's dispatcher", timeout())
        : failed(timeout());
  }

  /** Whoever has the future does not want the call any more. */
  Ended<T> cancelled() {
    CancellationException e = new CancellationException();
    return departure.isQueued() ? unsent("cancelled", e) : failed(e);
  }

  private Ended<T> unsent(String why, @Nullable Exception cause) {
    return Ended.unanswered(
        ClerkConnectionException.unsent(HttpMapping.name(call), why, cause), false);
  }

  /** Returns true if nobody has begun to send the attempt. */
  boolean isWaiting() {
    return departure.isQueued();
  }

  /** Ends the wait for the limits; returns false if it had ended, and the HTTP client has it. */
  boolean stopWaiting() {
    return passage.end(Admission.Verdict.TOO_LATE);
  }

  /** Stops whatever is under way, from any thread. */
  void stop() {
    passage.cancel(false);
    Call made = http;
    if (made != null) {
      ForeignCode.run("An event listener", made::cancel);
    }
  }

  /** Gives back all that is held, as there is no further attempt. To do so twice is harmless. */
  void finish() {
    deadline.cancel();
    passage.over(false);
  }

  /** Takes note of how the attempt ended, and whether there is to be another one. */
  boolean again(Ended<T> ended, boolean wanted) {
    Duration duration = http == null ? Duration.ZERO : time.since(sentAt);
    Duration retryAfter = ended.failure() == null ? settle() : settle(ended, wanted);
    shared
        .log()
        .tell(
            new CallListener.Attempt(
                call.operation(),
                call.request().method(),
                call.path(),
                number,
                ended.status(),
                ended.traceId(),
                ended.failure(),
                duration,
                retryAfter));
    if (ended.failure() != null && before != null) {
      ended.failure().addSuppressed(before);
    }
    before = ended.failure();
    return retryAfter != null;
  }

  private @Nullable Duration settle() {
    passage.over(true);
    return null;
  }

  private @Nullable Duration settle(Ended<T> ended, boolean wanted) {
    FailedAttempt failed = ended.toFailedAttempt(number, isIdempotent(), time.since(began));
    lostOnKeptConnection = isLostOnKeptConnection(ended);
    if (lostOnKeptConnection) {
      failed = failed.withoutDelay(); // there is nothing wrong with Clerk
    }
    double random = shared.random().getAsDouble();
    Duration delay = settings.retryPolicy().delay(failed, random);
    if (ended.status() == TOO_MANY_REQUESTS) {
      boolean forAll = passage.refused(delay);
      if (forAll && budget != null) {
        ForeignCode.run("The rate budget", () -> budget.exhausted(delay));
      }
    } else {
      passage.over(ended.status() != 0);
    }
    Duration after = settings.retryPolicy().retryAfter(failed, random);
    Call made = http;
    if (after == null
        || made == null
        || !wanted
        || ended.fault() != null
        || !isRepeatable(made.request())
        || after.compareTo(deadline.left()) >= 0) {
      return null;
    }
    pause = ended.status() == TOO_MANY_REQUESTS ? Duration.ZERO : after; // for which the gate waits
    return after;
  }

  private boolean isIdempotent() {
    return settings.idempotent() || HttpMapping.isRead(call);
  }

  /** A connection that the other side closed while it was idle looks well until it is used. */
  private boolean isLostOnKeptConnection(Ended<T> ended) {
    return ended.status() == 0
        && departure.isOnKeptConnection()
        && ended.failure() != null
        && !(ended.failure().getCause() instanceof InterruptedIOException);
  }

  private static boolean isRepeatable(Request request) {
    return !(request.body() instanceof OneShotBody body) || body.isRepeatable();
  }
}
