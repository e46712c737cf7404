package io.github.clerk4j.spring;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * The Clerk instance of an application. A bean of this type replaces those properties {@code
 * clerk.*} that name the instance, such as for keys from a vault. A null or an empty list counts as
 * not set. Implementations must be thread-safe, and must not show secrets in {@code toString()}.
 */
public interface ClerkConnectionDetails extends ConnectionDetails {
  /** Returns the secret key. */
  @Nullable String secretKey();

  /** Returns the publishable key. */
  @Nullable String publishableKey();

  /** Returns the public key as PEM. */
  default @Nullable String jwtKey() {
    return null;
  }

  /** Returns the URL of the Backend API. */
  default @Nullable String apiUrl() {
    return null;
  }

  /** Returns the URL of the Frontend API's proxy. */
  default @Nullable String proxyUrl() {
    return null;
  }

  /** Returns the URL of the Frontend API to which the proxy forwards. Defaults to Clerk's. */
  default @Nullable String frontendApiUrl() {
    return null;
  }

  /** Returns the sign-in URL. */
  default @Nullable String signInUrl() {
    return null;
  }

  /** Returns the origins of the front ends whose tokens are accepted. */
  default List<String> authorizedParties() {
    return List.of();
  }

  /** Returns the signing secrets of webhooks. */
  default List<String> webhookSigningSecrets() {
    return List.of();
  }

  /** Returns the clock by which tokens and webhooks expire. */
  default Clock clock() {
    return Clock.systemUTC();
  }
}
