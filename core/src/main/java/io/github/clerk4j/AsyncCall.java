package io.github.clerk4j;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A call for which no thread waits. Each attempt is ended by the first of these: its response or
 * failure, the deadline, a cancellation, the end of the client. Thread-safe.
 */
final class AsyncCall<T> {
  private final Attempts<T> attempts;
  private final SharedState shared;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private volatile @Nullable AsyncAttempt current;
  private volatile boolean ended;

  AsyncCall(Attempts<T> attempts, SharedState shared) {
    this.attempts = attempts;
    this.shared = shared;
  }

  CompletableFuture<T> start() {
    var unused =
        future.whenComplete(
            (value, failure) -> {
              if (!ended) { // cancelled, or ended otherwise by whoever has the future
                onCurrent(AsyncAttempt::cancel);
              }
            });
    attempts.deadline().stops(() -> onCurrent(AsyncAttempt::expire));
    shared.pendingAdmissions().add(future, () -> onCurrent(AsyncAttempt::close));
    next();
    return future;
  }

  private void next() {
    AsyncAttempt attempt = new AsyncAttempt();
    current = attempt;
    attempt.start();
    if (attempts.deadline().hasPassed()) { // maybe before there was this attempt
      attempt.expire();
    } else if (future.isDone()) {
      attempt.cancel();
    }
  }

  private void onCurrent(Consumer<AsyncAttempt> what) {
    AsyncAttempt attempt = current;
    if (attempt != null) {
      what.accept(attempt);
    }
  }

  private void end(AttemptOutcome<T> outcome) {
    ended = true;
    attempts.finish();
    // Callbacks can block, so they get no thread that others wait for.
    shared
        .callbacks()
        .execute(
            () -> {
              Throwable thrown = outcome.thrown();
              if (thrown == null) {
                future.complete(outcome.get());
              } else {
                future.completeExceptionally(thrown);
              }
            });
  }

  /** One attempt. */
  private final class AsyncAttempt implements Callback {
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean interrupted;

    void start() {
      Admission admission = attempts.next();
      if (over.get()) { // before there was this admission to be given up
        attempts.stop();
      } else if (admission.isDone() && !admission.isCompletedExceptionally()) {
        passed(admission.join());
      } else {
        // Those who let it pass are not to wait for what the HTTP client does when it is called.
        var unused = admission.thenAcceptAsync(this::passed, shared.callbacks());
      }
    }

    private void passed(Admission.Verdict verdict) {
      if (verdict == Admission.Verdict.ADMITTED) {
        send();
      } else {
        finish(attempts.unsent(verdict), false);
      }
    }

    private void send() {
      try {
        Call http = attempts.http();
        if (!interrupted) {
          http.enqueue(this);
        }
        if (interrupted) { // by another thread, which may not have known of this HTTP call
          ForeignCode.run("An event listener", http::cancel);
        }
      } catch (Throwable e) {
        if (!over.get()) {
          attempts.stop();
          finish(attempts.failed(e), false);
        }
      }
    }

    @Override
    public void onFailure(Call call, IOException e) {
      if (!over.get()) {
        finish(attempts.failed(e), !call.isCanceled());
      }
    }

    @Override
    public void onResponse(Call call, Response response) {
      finish(attempts.answered(response), !call.isCanceled());
    }

    void expire() {
      if (!attempts.stopWaiting()) {
        interrupt(attempts.late());
      }
    }

    void cancel() {
      interrupt(attempts.cancelled());
    }

    void close() {
      if (attempts.isWaiting()) {
        interrupt(attempts.unsent(Admission.Verdict.CLIENT_CLOSED));
      }
    }

    private void interrupt(AttemptOutcome<T> outcome) {
      if (!over.getAndSet(true)) {
        interrupted = true;
        attempts.deadline().cancel();
        attempts.stop();
        shared.callbacks().execute(() -> conclude(outcome, false));
      }
    }

    private void finish(AttemptOutcome<T> outcome, boolean wanted) {
      if (!over.getAndSet(true)) {
        conclude(outcome, wanted);
      }
    }

    private void conclude(AttemptOutcome<T> outcome, boolean wanted) {
      if (attempts.again(outcome, wanted)) {
        next();
      } else {
        end(outcome);
      }
    }
  }
}
