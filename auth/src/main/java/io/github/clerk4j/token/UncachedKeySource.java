package io.github.clerk4j.token;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are fetched for each token, and never cached. Tokens that need them while a fetch is
 * under way share that one. A failed fetch is retried twice. Thread-safe.
 */
final class UncachedKeySource implements KeySource {
  private final JwkSetSource keys;

  UncachedKeySource(JwkSetSource source, Clock clock) {
    this(source, clock, Scheduler.SYSTEM);
  }

  UncachedKeySource(JwkSetSource source, Clock clock, Scheduler scheduler) {
    this.keys =
        new SingleFlight(
            new RetriedFetch(source, scheduler),
            Duration.ZERO,
            CachingKeySource.LONGEST_FETCH,
            clock,
            scheduler);
  }

  @Override
  public CompletableFuture<@Nullable VerificationKey> lookUp(@Nullable String keyId) {
    return keys.fetch().thenApply(fetched -> fetched.find(keyId));
  }

  @Override
  public String name() {
    return PUBLISHED;
  }
}
