package io.github.clerk4j.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the keys that were fetched last. Each fetch replaces all of them. Thread-safe.
 *
 * <ul>
 *   <li>Known keys are returned at once, for up to 1 h after they were fetched. Nobody waits for
 *       their refresh, which begins with the first lookup after 4 min (refresh-ahead,
 *       stale-while-error). A failed refresh is repeated after 10 s at the earliest.
 *   <li>An unknown id causes one fetch in 10 s at most.
 *   <li>If no keys are known, a failed fetch is retried twice within the lookup; after that, at
 *       most one fetch in 1 s begins.
 *   <li>One fetch at a time (single flight), for 6 s at most.
 * </ul>
 */
final class CachingKeySource implements KeySource {
  static final Duration REFRESH_AFTER = Duration.ofMinutes(4);
  static final Duration USABLE = Duration.ofHours(1);
  static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
  static final Duration BETWEEN_FIRST_FETCHES = Duration.ofSeconds(1);

  /** Longer than the timeout of the call to Clerk, which usually ends a fetch. */
  static final Duration LONGEST_FETCH = Duration.ofSeconds(6);

  private record Known(JwkSet keys, long fetchedAt, long number) {}

  private final JwkSetSource source;
  private final JwkSetSource first;
  private final JwkSetSource again;
  private final Clock clock;
  private final AtomicLong fetches = new AtomicLong();
  private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
  private volatile @Nullable String failure;

  CachingKeySource(JwkSetSource source, Clock clock) {
    this(source, clock, Scheduler.SYSTEM);
  }

  CachingKeySource(JwkSetSource source, Clock clock, Scheduler scheduler) {
    this.source = source;
    this.clock = clock;
    JwkSetSource single =
        new SingleFlight(this::fetch, Duration.ZERO, LONGEST_FETCH, clock, scheduler);
    this.first =
        new SingleFlight(
            new RetriedFetch(single, scheduler),
            BETWEEN_FIRST_FETCHES,
            LONGEST_FETCH,
            clock,
            scheduler);
    this.again = new SingleFlight(single, BETWEEN_FETCHES, LONGEST_FETCH, clock, scheduler);
  }

  private CompletableFuture<JwkSet> fetch() {
    long number = fetches.incrementAndGet();
    return source
        .fetch()
        .thenApply(keys -> keep(new Known(keys, clock.millis(), number)))
        .whenComplete(
            (keys, e) -> failure = e == null ? null : Outage.message(FetchOutcome.failure(e)));
  }

  /** Keeps a key set, unless that of a later fetch is known already. */
  private JwkSet keep(Known fetched) {
    known.accumulateAndGet(
        fetched, (old, fresh) -> old != null && old.number() > fresh.number() ? old : fresh);
    return fetched.keys();
  }

  @Override
  public CompletableFuture<@Nullable VerificationKey> lookUp(@Nullable String keyId) {
    Known now = known.get();
    if (now == null || !isYoungerThan(USABLE, now)) {
      return first.fetch().thenApply(keys -> keys.find(keyId));
    }
    VerificationKey key = now.keys().find(keyId);
    if (key == null && !isYoungerThan(BETWEEN_FETCHES, now)) {
      return again.fetch().thenApply(keys -> keys.find(keyId));
    }
    if (!isYoungerThan(REFRESH_AFTER, now)) {
      var unused = again.fetch();
    }
    return CompletableFuture.completedFuture(key);
  }

  @Override
  public KeyStatus status() {
    Known now = known.get();
    return new KeyStatus(
        now != null && isYoungerThan(USABLE, now),
        now == null ? null : Instant.ofEpochMilli(now.fetchedAt()),
        failure);
  }

  private boolean isYoungerThan(Duration age, Known keys) {
    return Math.abs(clock.millis() - keys.fetchedAt()) < age.toMillis(); // it may be set back
  }

  @Override
  public String name() {
    return PUBLISHED;
  }
}
