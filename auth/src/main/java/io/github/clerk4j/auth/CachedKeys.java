package io.github.clerk4j.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
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

  private static final long PATIENCE_MILLIS = 1_000;

  /** What is known; {@code failure} is that of the latest fetch, if it failed. */
  private record Known(
      KeySet keys, Instant fetchedAt, Instant triedAt, @Nullable Throwable failure) {}

  private final Supplier<CompletableFuture<KeySet>> fetch;
  private final Clock clock;
  private volatile Known known =
      new Known(KeySet.EMPTY, Instant.MIN, Instant.MIN, null); // set by the fetch under way alone
  private final AtomicReference<@Nullable CompletableFuture<Known>> underWay =
      new AtomicReference<>();

  CachedKeys(Supplier<CompletableFuture<KeySet>> fetch, Clock clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  @Override
  public VerificationKey find(@Nullable String keyId) {
    Known now = known;
    VerificationKey key = keyId == null ? null : now.keys().keys().get(keyId);
    if (key != null && isWithin(now.fetchedAt(), FRESH)) {
      return key;
    }
    boolean usable = key != null && isWithin(now.fetchedAt(), USABLE);
    if (!isWithin(now.triedAt(), BETWEEN_FETCHES)) {
      now = usable ? await(refresh(), PATIENCE_MILLIS, now) : await(refresh(), Long.MAX_VALUE, now);
    }
    VerificationKey found = keyId == null ? null : now.keys().keys().get(keyId);
    if (found != null && isWithin(now.fetchedAt(), USABLE)) {
      return found;
    }
    Throwable failure = now.failure();
    if (failure != null) {
      throw failure instanceof UncheckedTokenException unchecked
          ? unchecked
          : new UncheckedTokenException(
              AuthReason.JWK_REMOTE_FAILED_TO_LOAD,
              "The token cannot be checked, as its key cannot be fetched",
              failure);
    }
    throw new InvalidTokenException(
        AuthReason.JWK_KID_MISMATCH,
        "The token is signed with a key that this Clerk instance does not have; it may be another instance's");
  }

  private boolean isWithin(Instant since, Duration time) {
    return clock.instant().isBefore(since.plus(time));
  }

  /** The fetch that is under way, or a new one. */
  private CompletableFuture<Known> refresh() {
    CompletableFuture<Known> mine = new CompletableFuture<>();
    CompletableFuture<Known> first = underWay.compareAndExchange(null, mine);
    if (first != null) {
      return first;
    }
    if (isWithin(known.triedAt(), BETWEEN_FETCHES)) { // another one ended since we looked
      underWay.set(null);
      mine.complete(known);
      return mine;
    }
    CompletableFuture<KeySet> fetched;
    try {
      fetched = fetch.get();
    } catch (RuntimeException e) {
      fetched = CompletableFuture.failedFuture(e);
    }
    var unused = fetched.whenComplete((keys, failure) -> finish(mine, keys, failure));
    return mine;
  }

  private void finish(
      CompletableFuture<Known> mine, @Nullable KeySet keys, @Nullable Throwable failure) {
    Known before = known;
    Instant now = clock.instant();
    Known after =
        keys == null
            ? new Known(before.keys(), before.fetchedAt(), now, cause(failure))
            : new Known(keys, now, now, null);
    known = after;
    underWay.set(null);
    mine.complete(after);
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static Known await(CompletableFuture<Known> fetch, long millis, Known otherwise) {
    try {
      return fetch.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return otherwise;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedTokenException(
          AuthReason.JWK_REMOTE_FAILED_TO_LOAD,
          "The token cannot be checked, as its thread was interrupted",
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // failures are values here
    }
  }
}
