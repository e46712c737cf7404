package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeTime time = new FakeTime();
  private final RateLimits limits = new RateLimits(time);

  @ParameterizedTest
  @CsvSource({
    "POST, /invitations, /invitations, /invitations, 100, PT1H",
    "POST, /invitations/bulk, /invitations/bulk, /invitations/bulk, 25, PT1H",
    "POST, /organizations/{id}/invitations, /organizations/o1/invitations, /organizations/{}/invitations, 250, PT1H",
    "POST, /organizations/{id}/invitations/bulk, /organizations/o1/invitations/bulk, /organizations/{}/invitations/bulk, 50, PT1H",
    "PATCH, /users/{user_id}, /users/u1, /users/u1, 10, PT10S",
    "PATCH, /users/{user_id}/metadata, /users/u1/metadata, /users/u1, 10, PT10S",
    "PUT, /users/{user_id}/metadata, /users/u1/metadata, /users/u1, 10, PT10S",
    "PATCH, /organizations/{id}, /organizations/o1, /organizations/o1, 10, PT10S",
    "PUT, /organizations/{id}/metadata, /organizations/o1/metadata, /organizations/o1, 10, PT10S",
    "PATCH, /organizations/{id}/memberships/{user_id}, /organizations/o1/memberships/u1, /organizations/o1/memberships/u1, 10, PT10S",
    "PUT, /organizations/{id}/memberships/{u}/metadata, /organizations/o1/memberships/u1/metadata, /organizations/o1/memberships/u1, 10, PT10S",
  })
  void theDocumentedLimitsAreKnown(
      String method, String template, String path, String scope, int limit, Duration period) {
    assertThat(RateRule.of(method, template, path)).isEqualTo(new RateRule(scope, limit, period));
  }

  @ParameterizedTest
  @CsvSource({"GET, /users/{id}", "POST, /users", "DELETE, /users/{id}", "PUT, /users/{id}"})
  void otherCallsHaveTheLimitForAllAlone(String method, String template) {
    assertThat(RateRule.of(method, template, "/users/u1")).isNull();
  }

  @Test
  void aClosedNarrowGateHoldsUpNobodyElse() {
    patch("u1").refused(SECOND);

    assertThat(isHeldUp(patch("u1"))).isTrue();
    assertThat(isHeldUp(patch("u2"))).isFalse();
    assertThat(isHeldUp(get())).isFalse();
  }

  @Test
  void theGateForAllHoldsUpEveryone() {
    get().refused(SECOND);

    assertThat(isHeldUp(get())).isTrue();
    assertThat(isHeldUp(patch("u1"))).isTrue();
  }

  @Test
  void butNotTheKeysWhichHaveNoLimit() {
    get().refused(SECOND);

    assertThat(isHeldUp(limits.way("GET", "/jwks", "/jwks"))).isFalse();
  }

  @Test
  void whereTwoNarrowGatesAreClosedForNoReasonTheLimitForAllIsMeant() {
    patch("u1").refused(SECOND);
    patch("u2").refused(SECOND);

    assertThat(isHeldUp(get())).isTrue();
  }

  @Test
  void aLimitThatWeUsedUpIsReasonEnough() {
    for (int i = 0; i < 10; i++) {
      patch("u1");
      patch("u2");
    }
    patch("u1").refused(SECOND);
    patch("u2").refused(SECOND);

    assertThat(isHeldUp(get())).isFalse();
  }

  @Test
  void aLongTimeIsForANarrowLimit() {
    limits.way("POST", "/invitations", "/invitations").refused(Duration.ofMinutes(20));
    limits.way("POST", "/invitations/bulk", "/invitations/bulk").refused(Duration.ofMinutes(20));

    assertThat(isHeldUp(get())).isFalse();
  }

  @Test
  void oneAfterTheOtherIsNoSign() {
    patch("u1").refused(SECOND);
    time.advance(SECOND);
    patch("u2").refused(SECOND);

    assertThat(isHeldUp(get())).isFalse();
  }

  @Test
  void gatesThatAreNoLongerInUseAreForgotten() {
    for (int i = 0; i < 10_000; i++) {
      patch("u" + i);
      time.advance(Duration.ofMillis(100));
    }

    assertThat(limits.size()).isLessThan(300);
  }

  private RateLimits.Way get() {
    return limits.way("GET", "/users/{user_id}", "/users/u1");
  }

  private RateLimits.Way patch(String user) {
    return limits.way("PATCH", "/users/{user_id}", "/users/" + user);
  }

  private static boolean isHeldUp(RateLimits.Way way) {
    return Stream.of(way.gates).anyMatch(each -> !each.closedFor().isZero());
  }
}
