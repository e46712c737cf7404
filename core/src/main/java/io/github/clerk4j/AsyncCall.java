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
 * An asynchronous call. The first of these ends each attempt: its response or failure, the
 * deadline, a cancellation, or the end of the client. Thread-safe.
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
              if (!ended) { // cancelled, or completed by its holder
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
    if (attempts.deadline().hasPassed()) { // maybe before this attempt existed
      attempt.expire();
    } else if (future.isDone()) {
      attempt.cancel();
    }
  }

  private void onCurrent(Consumer<AsyncAttempt> action) {
    AsyncAttempt attempt = current;
    if (attempt != null) {
      action.accept(attempt);
    }
  }

  private void end(AttemptOutcome<T> outcome) {
    ended = true;
    attempts.finish();
    // Callbacks can block, so they run on threads that nothing else waits for.
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

  /** One attempt of the call. */
  private final class AsyncAttempt implements Callback {
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean interrupted;

    void start() {
      Admission admission = attempts.next();
      if (over.get()) { // before this admission existed
        attempts.stop();
      } else if (admission.isDone() && !admission.isCompletedExceptionally()) {
        onVerdict(admission.join());
      } else {
        // The thread that admits the attempt must not wait for the HTTP client.
        var unused = admission.thenAcceptAsync(this::onVerdict, shared.callbacks());
      }
    }

    private void onVerdict(Admission.Verdict verdict) {
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
        if (interrupted) { // by another thread, which may not have seen this HTTP call
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
        interrupt(attempts.timedOut());
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
      if (attempts.complete(outcome, wanted)) {
        next();
      } else {
        end(outcome);
      }
    }
  }
}
