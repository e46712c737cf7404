package io.github.clerk4j.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that were fetched last, and when to fetch them anew.
 *
 * <ul>
 *   <li>Keys are used for 5 minutes; each fetch replaces all of them.
 *   <li>An id that is not among them causes a fetch, but no more than one in 10 s, however many
 *       tokens ask.
 *   <li>One fetch at a time; whoever needs it waits for it, and nobody else.
 *   <li>While a fetch fails or takes longer than 1 s, known keys go on being used, up to an hour
 *       after they were fetched.
 * </ul>
 */
final class CachedKeys implements KeySource {
  static final Duration FRESH = Duration.ofMinutes(5);
  static final Duration USABLE = Duration.ofHours(1);
  static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private record Known(KeySet keys, long fetchedAt) {}

  private final SharedFetch fetch;
  private final Clock clock;
  private final Duration patience;
  private volatile Known known = new Known(KeySet.EMPTY, 0); // set by the fetch under way alone

  CachedKeys(Supplier<CompletableFuture<KeySet>> source, Clock clock) {
    this(source, clock, PATIENCE);
  }

  /**
   * @param patience how long a fetch may take while there is a known key
   */
  CachedKeys(Supplier<CompletableFuture<KeySet>> source, Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
    this.fetch = new SharedFetch(() -> source.get().thenApply(this::keep), BETWEEN_FETCHES, clock);
  }

  private KeySet keep(KeySet keys) {
    known = new Known(keys, clock.millis());
    return keys;
  }

  @Override
  public @Nullable VerificationKey find(@Nullable String keyId) {
    Known now = known;
    VerificationKey key = now.keys().find(keyId);
    if (key != null && isWithin(FRESH, now)) {
      return key;
    }
    if (key == null || !isWithin(USABLE, now)) {
      return FetchedKeys.await(fetch.get(), Long.MAX_VALUE).find(keyId);
    }
    try {
      return FetchedKeys.await(fetch.get(), patience.toMillis()).find(keyId);
    } catch (UncheckedTokenException e) {
      return key;
    }
  }

  private boolean isWithin(Duration time, Known since) {
    return Math.abs(clock.millis() - since.fetchedAt()) < time.toMillis(); // it may be set back
  }

  @Override
  public String name() {
    return RemoteKeys.NAME;
  }
}
