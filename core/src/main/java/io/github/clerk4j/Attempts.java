package io.github.clerk4j;

import io.github.clerk4j.api.ApiCall;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call, attempt by attempt: what is the same whether a thread waits for it or not. For one
 * thread after the other.
 */
final class Attempts<T> {
  private static final int TOO_MANY_REQUESTS = 429;

  private final ApiCall<T> call;
  private final OkHttpClient client;
  private final CallSettings settings;
  private final SharedState shared;
  private final Time time;
  private final RateLimits.Way way;
  private final @Nullable RateBudget budget;
  private final long began;
  private final long deadline;
  private int number;
  private Duration pause = Duration.ZERO;
  private Passage passage;
  private Departure departure = new Departure();
  private @Nullable Call http;
  private long sentAt;
  private @Nullable ClerkException before;

  Attempts(ApiCall<T> call, OkHttpClient client, CallSettings settings, SharedState shared) {
    this.call = call;
    this.client = client;
    this.settings = settings;
    this.shared = shared;
    this.time = shared.time();
    this.way = shared.limits().way(call.request().method(), call.path(), Wire.path(call));
    this.budget = way.isFree() ? null : shared.budget();
    this.began = time.nanos();
    this.deadline = time.in(settings.timeout());
    this.passage = new Passage(time, deadline, false, way);
  }

  /** Begins another attempt; {@link #http} is for when the passage says so. */
  Passage next() {
    http = null;
    passage = new Passage(time, admissionDeadline(), number++ > 0, way);
    if (shared.waits().isClosed()) {
      passage.end(Passage.Verdict.CLOSED);
    } else {
      passage.start(pause, budget);
      shared.waits().add(passage);
    }
    return passage;
  }

  /** Returns until when the attempt may wait to be sent. */
  private long admissionDeadline() {
    Duration wait = settings.maxRateLimitWait();
    if (wait == null) {
      return deadline;
    }
    long end = time.in(pause) + time.in(wait) - time.nanos();
    return end - deadline < 0 ? end : deadline;
  }

  /** The attempt's HTTP call, to be run at once. */
  Call http() {
    departure = new Departure();
    Request request = Wire.request(call, settings, departure);
    Call made = client.newCall(request);
    long left = Math.max(time.until(deadline).toNanos(), 1_000_000); // 0 would be for ever
    made.timeout().timeout(left, TimeUnit.NANOSECONDS);
    http = made;
    sentAt = time.nanos();
    return made;
  }

  Ended<T> answered(Response response) {
    Response original = departure.asItCame(response);
    return Wire.read(call, original, shared.largestAnswer(), time.now());
  }

  Ended<T> unanswered(IOException e) {
    return Ended.unanswered(
        new ClerkConnectionException(Wire.name(call) + ": " + why(e), e), departure.isSent());
  }

  private String why(IOException e) {
    return ConnectFailure.why(e, client, call.request().url(), departure.isSent());
  }

  Ended<T> unsent(Passage.Verdict verdict) {
    return verdict == Passage.Verdict.TOO_LATE
        ? Ended.unanswered(
            RateLimitedException.unsent(Wire.name(call), passage.heldBackFor()), false)
        : unsent("the client is closed", null);
  }

  Ended<T> interrupted(InterruptedException e) {
    passage.cancel(false);
    return unsent("interrupted while waiting", e);
  }

  private Ended<T> unsent(String why, @Nullable Exception cause) {
    return Ended.unanswered(
        new ClerkConnectionException(Wire.name(call) + ": not sent: " + why, cause), false);
  }

  /** Something went wrong that is not the call's fault. */
  void abandon() {
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
    boolean idempotent = settings.idempotent() || Wire.isRead(call);
    FailedAttempt failed = ended.toFailedAttempt(number, idempotent, time.since(began));
    double random = shared.random().getAsDouble();
    Duration delay = settings.retryPolicy().delay(failed, random);
    if (ended.status() == TOO_MANY_REQUESTS) {
      boolean forAll = passage.refused(delay);
      if (forAll && budget != null) {
        budget.exhausted(delay);
      }
    } else {
      passage.over(ended.status() != 0);
    }
    Duration after = settings.retryPolicy().retryAfter(failed, random);
    if (after == null
        || http == null
        || !wanted
        || !isRepeatable(http.request())
        || after.compareTo(time.until(deadline)) >= 0) {
      return null;
    }
    pause = ended.status() == TOO_MANY_REQUESTS ? Duration.ZERO : after; // for which the gate waits
    return after;
  }

  private static boolean isRepeatable(Request request) {
    return !(request.body() instanceof OneShotBody body) || body.isRepeatable();
  }
}
