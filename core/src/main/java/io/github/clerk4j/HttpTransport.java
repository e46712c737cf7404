package io.github.clerk4j;

import io.github.clerk4j.api.ApiCall;
import io.github.clerk4j.api.Endpoints;
import io.github.clerk4j.api.Transport;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A transport of calls by OkHttp, with retries. Thread-safe. */
record HttpTransport(
    OkHttpClient client,
    Endpoints endpoints,
    CallSettings settings,
    SharedState shared,
    @Nullable Bulkhead bulkhead)
    implements Transport {
  HttpTransport with(CallOptions options) {
    CallSettings changed = options.on(settings);
    boolean sameLimits = changed.secretKey().equals(settings.secretKey());
    return new HttpTransport(
        options.on(client),
        endpoints,
        changed,
        sameLimits ? shared : shared.withOtherLimits(),
        options.on(bulkhead));
  }

  /** Returns a recorder that passes responses on to the present one. */
  ResponseRecorder newRecorder() {
    return new ResponseRecorder(settings.recorder());
  }

  HttpTransport recordedBy(ResponseRecorder recorder) {
    return new HttpTransport(client, endpoints, settings.recordedBy(recorder), shared, bulkhead);
  }

  /** Returns this transport, within its bulkhead if there is one. */
  Transport bounded() {
    return bulkhead == null ? this : bulkhead.around(this, this::report);
  }

  @Override
  public Map<String, String> query() {
    return settings.query();
  }

  private CallReport report(ApiCall<?> call, boolean async) {
    return new CallReport(shared.log(), call, async, shared.time());
  }

  private <T> Attempts<T> attempts(ApiCall<T> call, boolean async) {
    return new Attempts<>(
        call.withDefaults(query()), client, settings, shared, report(call, async));
  }

  @Override
  public <T> T call(ApiCall<T> call) {
    Attempts<T> attempts = attempts(call, false);
    try {
      attempts.deadline().stops(() -> stop(attempts));
      AttemptOutcome<T> outcome;
      do {
        outcome = send(attempts, shared.time());
      } while (attempts.complete(outcome, !Thread.currentThread().isInterrupted()));
      return outcome.get();
    } finally {
      attempts.finish();
    }
  }

  private static void stop(Attempts<?> attempts) {
    if (!attempts.stopWaiting()) {
      attempts.stop();
    }
  }

  private static <T> AttemptOutcome<T> send(Attempts<T> attempts, Scheduler time) {
    try {
      Admission admission = attempts.next();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Admission.Verdict verdict = admission.get();
      if (verdict != Admission.Verdict.ADMITTED) {
        return attempts.unsent(verdict);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return attempts.interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // an admission ends with a verdict
    }
    InterruptWatch watch = InterruptWatch.begin(attempts::stop, time);
    try {
      return attempts.answered(attempts.http().execute());
    } catch (IOException e) {
      return attempts.failed(e);
    } catch (Throwable e) {
      attempts.stop(); // an event listener threw, and OkHttp did not clean up
      return attempts.failed(e);
    } finally {
      watch.close();
    }
  }

  @Override
  public <T> CompletableFuture<T> callAsync(ApiCall<T> call) {
    return new AsyncCall<>(attempts(call, true), shared).start();
  }
}
