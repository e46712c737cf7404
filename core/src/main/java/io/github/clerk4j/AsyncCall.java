package io.github.clerk4j;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** A call for which no thread waits. */
final class AsyncCall<T> implements Callback {
  private final Attempts<T> attempts;
  private final Executor executor;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private volatile boolean ended;
  private volatile Runnable stop = () -> {};

  /**
   * @param executor runs what hangs on the future where no thread of OkHttp's does
   */
  AsyncCall(Attempts<T> attempts, Executor executor) {
    this.attempts = attempts;
    this.executor = executor;
  }

  CompletableFuture<T> start() {
    var unused =
        future.whenComplete(
            (value, failure) -> {
              if (!ended) { // cancelled, or ended otherwise by whoever has the future
                stop.run();
              }
            });
    next();
    return future;
  }

  private void next() {
    Passage passage = attempts.next();
    stopBy(() -> passage.cancel(false));
    var unused =
        passage.thenAccept(
            verdict -> {
              if (verdict == Passage.Verdict.SEND) {
                send();
              } else {
                Ended<T> unsent = attempts.unsent(verdict);
                attempts.again(unsent, false);
                elsewhere(() -> end(unsent));
              }
            });
  }

  private void send() {
    try {
      Call http = attempts.http();
      stopBy(http::cancel);
      http.enqueue(this);
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  @Override
  public void onFailure(Call call, IOException e) {
    proceed(call, attempts.unanswered(e));
  }

  @Override
  public void onResponse(Call call, Response response) {
    Ended<T> read;
    try (response) {
      read = attempts.answered(response);
    } catch (RuntimeException | Error e) { // or the future would never end
      fail(e);
      throw e;
    }
    proceed(call, read);
  }

  private void proceed(Call call, Ended<T> so) {
    if (attempts.again(so, !call.isCanceled())) {
      next();
    } else {
      end(so);
    }
  }

  private void end(Ended<T> so) {
    ended = true;
    if (so.failure() == null) {
      future.complete(so.get());
    } else {
      future.completeExceptionally(so.failure());
    }
  }

  private void fail(Throwable e) {
    attempts.abandon();
    ended = true;
    future.completeExceptionally(e);
  }

  private void stopBy(Runnable how) {
    stop = how;
    if (future.isDone()) {
      how.run();
    }
  }

  private void elsewhere(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) { // closed
      task.run();
    }
  }
}
