package io.github.clerk4j.token;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Calls about credentials, of which one at a time is made for equal credentials: the others share
 * its outcome. Nothing is kept after its end. Thread-safe.
 *
 * <p>Blocking calls are shared among blocking callers alone, who wait for them on their threads.
 */
final class SharedCalls<T> {
  private record Key(CredentialHash credential, CallMode mode) {}

  private record Running<T>(Thread caller, CompletableFuture<T> outcome) {}

  private final ConcurrentMap<Key, Running<T>> running = new ConcurrentHashMap<>();

  /** Makes a call, or shares that of an equal credential. The future is complete if blocking. */
  CompletableFuture<T> call(
      String credential, CallMode mode, Supplier<? extends CompletableFuture<T>> call) {
    Key key = new Key(CredentialHash.of(credential), mode);
    Running<T> mine = new Running<>(Thread.currentThread(), new CompletableFuture<>());
    Running<T> other = running.putIfAbsent(key, mine);
    if (other == null) {
      begin(key, mine, call);
      return mine.outcome().copy(); // or one who cancels would cancel for all
    }
    if (mode == CallMode.BLOCKING) {
      if (other.caller() == mine.caller()) { // an interceptor's, which would wait for itself
        return call.get();
      }
      other.outcome().handle((result, e) -> true).join();
    }
    return other.outcome().copy();
  }

  private void begin(Key key, Running<T> mine, Supplier<? extends CompletableFuture<T>> call) {
    CompletableFuture<T> started;
    try {
      started = call.get();
    } catch (Throwable e) { // or everyone would wait for it
      started = CompletableFuture.failedFuture(e);
    }
    var unused =
        started.whenComplete(
            (result, e) -> {
              running.remove(key, mine);
              if (e == null) {
                mine.outcome().complete(result);
              } else {
                mine.outcome().completeExceptionally(CallMode.failure(e));
              }
            });
  }
}
