package io.github.clerk4j.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are fetched for each token that asks, and never kept. Tokens that ask while a fetch is
 * under way wait for that one.
 */
final class FetchedKeys implements KeySource {
  private final SharedFetch fetch;

  FetchedKeys(Supplier<CompletableFuture<KeySet>> source, Clock clock) {
    this.fetch = new SharedFetch(source, Duration.ZERO, clock);
  }

  @Override
  public @Nullable VerificationKey find(@Nullable String keyId) {
    return await(fetch.get(), Long.MAX_VALUE).find(keyId);
  }

  @Override
  public String name() {
    return RemoteKeys.NAME;
  }

  /**
   * The outcome of a fetch.
   *
   * @throws UncheckedTokenException if it failed, or takes longer
   */
  static KeySet await(CompletableFuture<KeySet> fetch, long millis) {
    try {
      return fetch.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unchecked("its key is being fetched for too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unchecked("its thread was interrupted", e);
    } catch (ExecutionException e) {
      Throwable failure = failure(e);
      throw failure instanceof UncheckedTokenException known
          ? new UncheckedTokenException(known.reason(), String.valueOf(known.getMessage()), known)
          : unchecked("its key cannot be fetched", failure);
    }
  }

  /** What is to blame, without the wrappings that futures put around it. */
  static Throwable failure(@Nullable Throwable e) {
    Throwable failure = e == null ? new IllegalStateException("neither keys nor a failure") : e;
    while ((failure instanceof CompletionException || failure instanceof ExecutionException)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure;
  }

  private static UncheckedTokenException unchecked(String why, Throwable cause) {
    return new UncheckedTokenException(
        AuthReason.JWK_REMOTE_FAILED_TO_LOAD, "The token cannot be checked, as " + why, cause);
  }
}
