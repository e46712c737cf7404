package io.github.clerk4j.testing.junit;

import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import org.jspecify.annotations.Nullable;

/** The settings of an extension. Extensions with equal ones share the fake of a run. */
record Settings(
    Scope scope,
    boolean systemProperties,
    @Nullable FakeClock clock,
    int port,
    boolean production,
    @Nullable String frontendApi,
    @Nullable String authorizedParty) {

  FakeClerk start() {
    FakeClerk.Builder builder = FakeClerk.builder().port(port);
    if (clock != null) {
      builder.clock(clock);
    }
    if (production) {
      builder.production();
    }
    if (frontendApi != null) {
      builder.frontendApi(frontendApi);
    }
    if (authorizedParty != null) {
      builder.authorizedParty(authorizedParty);
    }
    return builder.start();
  }
}
