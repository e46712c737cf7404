package io.github.clerk4j.token;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** A source that reports when fetches begin to fail, and when they succeed again. Thread-safe. */
final class ReportedFetch implements JwkSetSource {
  private final JwkSetSource source;
  private final Outage outage;

  ReportedFetch(JwkSetSource source, Clock clock) {
    this.source = source;
    this.outage = new Outage("The keys that verify tokens cannot be fetched from Clerk", clock);
  }

  @Override
  public CompletableFuture<JwkSet> fetch() {
    return source
        .fetch()
        .whenComplete(
            (keys, failure) -> {
              if (failure == null) {
                outage.end();
              } else {
                outage.begin(FetchOutcome.failure(failure));
              }
            });
  }
}
