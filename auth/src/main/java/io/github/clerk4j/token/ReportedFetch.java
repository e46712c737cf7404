package io.github.clerk4j.token;

import io.github.clerk4j.token.TokenListener.KeyFetch;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A source that logs when fetches begin to fail, and when they succeed again. It tells listeners of
 * each fetch. Thread-safe.
 */
final class ReportedFetch implements JwkSetSource {
  private final JwkSetSource source;
  private final Outage outage;
  private final Listeners<TokenListener> listeners;

  ReportedFetch(JwkSetSource source, Clock clock, Listeners<TokenListener> listeners) {
    this.source = source;
    this.listeners = listeners;
    this.outage = new Outage("The keys that verify tokens cannot be fetched from Clerk", clock);
  }

  @Override
  public CompletableFuture<JwkSet> fetch() {
    long began = System.nanoTime();
    return source
        .fetch()
        .whenComplete(
            (keys, failure) -> {
              if (failure == null) {
                outage.end();
              } else {
                outage.begin(FetchOutcome.failure(failure));
              }
              Duration duration = Duration.ofNanos(System.nanoTime() - began);
              listeners.tell(each -> each.onKeyFetch(new KeyFetch(duration, reason(failure))));
            });
  }

  private static @Nullable String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return null;
    }
    return FetchOutcome.failure(failure) instanceof TokenException known
        ? known.reason()
        : TokenReason.UNEXPECTED_ERROR;
  }
}
