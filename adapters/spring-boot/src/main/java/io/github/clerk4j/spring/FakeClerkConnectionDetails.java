package io.github.clerk4j.spring;

import io.github.clerk4j.testing.FakeClerk;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fake instance as the Clerk of an application. Authorized parties are not checked, because the
 * instance has one application, whatever its origin is today.
 */
final class FakeClerkConnectionDetails implements ClerkConnectionDetails {
  private final FakeClerk fake;
  private final ClerkProperties properties;

  FakeClerkConnectionDetails(FakeClerk fake, ClerkProperties properties) {
    this.fake = fake;
    this.properties = properties;
  }

  @Override
  public String secretKey() {
    return fake.secretKey();
  }

  @Override
  public String publishableKey() {
    return fake.publishableKey();
  }

  @Override
  public String apiUrl() {
    return fake.apiUrl();
  }

  /** Returns the URL of the application's own proxy if that is enabled. */
  @Override
  public @Nullable String proxyUrl() {
    return properties.frontendApiProxy().enabled() ? properties.proxyUrl() : fake.frontendApiUrl();
  }

  @Override
  public String frontendApiUrl() {
    return fake.frontendApiUrl();
  }

  @Override
  public String signInUrl() {
    return fake.signInUrl();
  }

  @Override
  public List<String> webhookSigningSecrets() {
    return List.of(fake.webhookSigningSecret());
  }

  @Override
  public Clock clock() {
    return fake.clock();
  }
}
