package io.github.clerk4j.spring;

import io.github.clerk4j.testing.FakeClerk;
import java.time.Clock;
import java.util.List;

/**
 * A fake instance as the Clerk of an application. Authorized parties are not checked, because the
 * instance has one application, whatever its origin is today.
 */
final class FakeClerkConnectionDetails implements ClerkConnectionDetails {
  private final FakeClerk fake;

  FakeClerkConnectionDetails(FakeClerk fake) {
    this.fake = fake;
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

  @Override
  public String proxyUrl() {
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
