package io.github.clerk4j;

import io.github.clerk4j.api.ApiCall;
import io.github.clerk4j.api.Endpoints;
import io.github.clerk4j.api.Transport;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** A limit on the number of calls in flight; a call beyond it fails at once. Thread-safe. */
final class Bulkhead {
  private final int maxConcurrentCalls;
  private final Semaphore permits;

  Bulkhead(int maxConcurrentCalls) {
    this.maxConcurrentCalls = maxConcurrentCalls;
    this.permits = new Semaphore(maxConcurrentCalls);
  }

  /** Begins the report of a call. */
  interface Reports {
    CallReport begin(ApiCall<?> call, boolean async);
  }

  /** Returns a transport that makes these calls within the limit, and reports the others. */
  Transport around(Transport calls, Reports reports) {
    return new Bounded(calls, reports);
  }

  private final class Bounded implements Transport {
    private final Transport calls;
    private final Reports reports;

    Bounded(Transport calls, Reports reports) {
      this.calls = calls;
      this.reports = reports;
    }

    @Override
    public Endpoints endpoints() {
      return calls.endpoints();
    }

    @Override
    public Map<String, String> query() {
      return calls.query();
    }

    @Override
    public <T> T call(ApiCall<T> call) {
      if (!permits.tryAcquire()) {
        throw full(call, false);
      }
      try {
        return calls.call(call);
      } finally {
        permits.release();
      }
    }

    @Override
    public <T> CompletableFuture<T> callAsync(ApiCall<T> call) {
      if (!permits.tryAcquire()) {
        return CompletableFuture.failedFuture(full(call, true));
      }
      boolean started = false;
      try {
        CompletableFuture<T> under = calls.callAsync(call);
        started = true;
        return released(under);
      } finally {
        if (!started) {
          permits.release();
        }
      }
    }

    private ClerkConnectionException full(ApiCall<?> call, boolean async) {
      ClerkConnectionException full =
          ClerkConnectionException.unsent(
              HttpMapping.name(call),
              "the bulkhead is full (maxConcurrentCalls is " + maxConcurrentCalls + ")",
              null);
      reports.begin(call, async).rejected(full);
      return full;
    }

    /** Returns a future that ends after the permit was released, so that a callback finds room. */
    private <T> CompletableFuture<T> released(CompletableFuture<T> call) {
      CompletableFuture<T> released = new CompletableFuture<>();
      var unused =
          released.whenComplete(
              (value, failure) -> {
                if (!call.isDone()) { // cancelled, or completed by its holder
                  call.cancel(false);
                }
              });
      unused =
          call.whenComplete(
              (value, failure) -> {
                permits.release();
                if (failure == null) {
                  released.complete(value);
                } else {
                  released.completeExceptionally(failure);
                }
              });
      return released;
    }
  }
}
