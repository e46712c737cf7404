package io.github.clerk4j.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A source that retries a failed fetch twice, with a short back-off. A secret key that Clerk
 * refuses is not retried. Thread-safe.
 */
final class RetriedFetch implements JwkSetSource {
  static final List<Duration> BACK_OFF = List.of(Duration.ofMillis(100), Duration.ofMillis(400));

  private final JwkSetSource source;
  private final Scheduler scheduler;

  RetriedFetch(JwkSetSource source, Scheduler scheduler) {
    this.source = source;
    this.scheduler = scheduler;
  }

  @Override
  public CompletableFuture<JwkSet> fetch() {
    CompletableFuture<JwkSet> outcome = new CompletableFuture<>();
    attempt(0, outcome);
    return outcome;
  }

  private void attempt(int retries, CompletableFuture<JwkSet> outcome) {
    try {
      var unused =
          source.fetch().whenComplete((keys, failure) -> proceed(retries, keys, failure, outcome));
    } catch (Throwable e) {
      outcome.completeExceptionally(e);
    }
  }

  private void proceed(
      int retries,
      @Nullable JwkSet keys,
      @Nullable Throwable failure,
      CompletableFuture<JwkSet> outcome) {
    if (keys != null) {
      outcome.complete(keys);
    } else if (retries == BACK_OFF.size() || isFinal(FetchOutcome.failure(failure))) {
      outcome.completeExceptionally(FetchOutcome.failure(failure));
    } else {
      try {
        var unused = scheduler.schedule(BACK_OFF.get(retries), () -> attempt(retries + 1, outcome));
      } catch (Throwable e) {
        outcome.completeExceptionally(e);
      }
    }
  }

  private static boolean isFinal(Throwable failure) {
    return failure instanceof VerificationUnavailableException known
        && known.reason().equals(TokenReason.SECRET_KEY_INVALID);
  }
}
