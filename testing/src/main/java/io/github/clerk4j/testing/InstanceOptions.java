package io.github.clerk4j.testing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of an instance. Immutable.
 *
 * @param clock the clock, or null for one that ticks
 * @param sessionLifetime the time after which a session expires
 * @param inactivityTimeout the time without activity after which a session is abandoned
 */
record InstanceOptions(
    @Nullable FakeClock clock,
    int port,
    boolean production,
    String frontendApi,
    @Nullable String authorizedParty,
    Seed seed,
    Duration sessionLifetime,
    Duration inactivityTimeout) {

  static final InstanceOptions DEFAULT =
      new InstanceOptions(
          null,
          0,
          false,
          "clerk.fake.test",
          null,
          Seed.NONE,
          Duration.ofDays(7),
          Duration.ofDays(30));
}
