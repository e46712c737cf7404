package io.github.clerk4j.token;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A source that fetches the keys of an instance by {@code GET /jwks}. The call is sent once, and
 * runs apart from the client's other calls, so that it never queues behind them.
 */
final class RemoteJwkSet implements JwkSetSource {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int CONCURRENT_CALLS = 2; // one, and one that outlived its time

  private final ClerkClient clerk;

  RemoteJwkSet(ClerkClient clerk) {
    this.clerk =
        clerk.withOptions(o -> o.timeout(TIMEOUT).maxRetries(0).bulkhead(CONCURRENT_CALLS));
  }

  /**
   * Returns a source of these keys.
   *
   * @param each true to fetch them for each token, false to cache them
   * @param listeners to fetches
   * @throws ClerkConfigurationException if there is nobody to ask
   */
  static KeySource of(
      @Nullable ClerkClient clerk, Clock clock, boolean each, Listeners<TokenListener> listeners) {
    if (clerk == null) {
      throw new ClerkConfigurationException(
          "There is no key to verify tokens with: call jwtKey(...), or make the authenticator with builder(clerkClient)");
    }
    JwkSetSource remote = new ReportedFetch(new RemoteJwkSet(clerk), clock, listeners);
    return each ? new UncachedKeySource(remote, clock) : new CachingKeySource(remote, clock);
  }

  @Override
  public CompletableFuture<JwkSet> fetch() {
    return clerk
        .async()
        .jwks()
        .getJwks()
        .handle(
            (jwks, failure) -> {
              if (failure != null) {
                throw unchecked(FetchOutcome.failure(failure));
              }
              JwkSet keys = JwkSet.of(jwks);
              if (keys.keys().isEmpty()) {
                throw new VerificationUnavailableException(
                    TokenReason.JWK_REMOTE_FAILED_TO_LOAD,
                    "Clerk answered without a key that verifies tokens",
                    null);
              }
              return keys;
            });
  }

  private static VerificationUnavailableException unchecked(Throwable failure) {
    return failure instanceof ClerkApiException refused && refused.status() == 401
        ? new VerificationUnavailableException(
            TokenReason.SECRET_KEY_INVALID,
            "The token cannot be checked, as Clerk refused the secret key",
            failure)
        : new VerificationUnavailableException(
            TokenReason.JWK_REMOTE_FAILED_TO_LOAD,
            "The token cannot be checked, as its key cannot be fetched",
            failure);
  }
}
