package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an instance, from {@code GET /jwks}. Sent once: when to ask again is for whoever
 * keeps the keys.
 */
final class RemoteKeys implements Supplier<CompletableFuture<KeySet>> {
  static final String NAME = "the keys of the instance that the secret key belongs to";

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final ClerkClient clerk;

  RemoteKeys(ClerkClient clerk) {
    this.clerk = clerk.withOptions(o -> o.timeout(TIMEOUT).maxRetries(0));
  }

  /**
   * These keys, kept or asked for each time.
   *
   * @throws ClerkConfigurationException if there is nobody to ask
   */
  static KeySource of(@Nullable ClerkClient clerk, Clock clock, boolean each) {
    if (clerk == null) {
      throw new ClerkConfigurationException(
          "There is no key to verify tokens with: call jwtKey(...), or make the authenticator with builder(clerkClient)");
    }
    RemoteKeys remote = new RemoteKeys(clerk);
    return each ? new FetchedKeys(remote, clock) : new CachedKeys(remote, clock);
  }

  @Override
  public CompletableFuture<KeySet> get() {
    return clerk
        .async()
        .jwks()
        .getJwks()
        .handle(
            (jwks, failure) -> {
              if (failure != null) {
                throw unchecked(FetchedKeys.failure(failure));
              }
              KeySet keys = KeySet.of(jwks);
              if (keys.keys().isEmpty()) {
                throw new UncheckedTokenException(
                    AuthReason.JWK_REMOTE_FAILED_TO_LOAD,
                    "Clerk answered without a key that verifies tokens",
                    null);
              }
              return keys;
            });
  }

  private static UncheckedTokenException unchecked(Throwable failure) {
    return failure instanceof ClerkApiException refused && refused.status() == 401
        ? new UncheckedTokenException(
            AuthReason.SECRET_KEY_INVALID,
            "The token cannot be checked, as Clerk refused the secret key",
            failure)
        : new UncheckedTokenException(
            AuthReason.JWK_REMOTE_FAILED_TO_LOAD,
            "The token cannot be checked, as its key cannot be fetched",
            failure);
  }
}
