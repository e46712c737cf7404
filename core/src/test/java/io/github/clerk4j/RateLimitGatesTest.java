package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.RateLimitGate.Permit;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitGatesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeScheduler time = new FakeScheduler();
  private final RateLimitGates limits = new RateLimitGates(time);

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
    assertThat(DocumentedLimit.of(method, template, path))
        .isEqualTo(new DocumentedLimit(scope, limit, period));
  }

  @ParameterizedTest
  @CsvSource({"GET, /users/{id}", "POST, /users", "DELETE, /users/{id}", "PUT, /users/{id}"})
  void otherCallsHaveTheLimitForAllAlone(String method, String template) {
    assertThat(DocumentedLimit.of(method, template, "/users/u1")).isNull();
  }

  @Test
  void aClosedNarrowGateHoldsUpNobodyElse() {
    patch("u1").rateLimited(SECOND);

    assertThat(isHeldUp(patch("u1"))).isTrue();
    assertThat(isHeldUp(patch("u2"))).isFalse();
    assertThat(isHeldUp(get())).isFalse();
  }

  @Test
  void aFirstRefusalClosesTheOperationItCameFrom() {
    get().rateLimited(SECOND);

    assertThat(isHeldUp(get())).isTrue();
    assertThat(isHeldUp(verify())).isFalse();
    assertThat(isHeldUp(patch("u1"))).isFalse();
  }

  @Test
  void a429OfASecondOperationClosesTheGateForAll() {
    assertThat(get().rateLimited(SECOND)).isFalse();
    assertThat(verify().rateLimited(SECOND)).isTrue();

    assertThat(isHeldUp(patch("u1"))).isTrue();
    assertThat(isHeldUp(limits.route("POST", "/users", "/users"))).isTrue();
  }

  @Test
  void repeated429sOfOneOperationCloseNoOtherGate() {
    for (int i = 0; i < 100; i++) {
      assertThat(verify().rateLimited(SECOND)).isFalse();
    }

    assertThat(isHeldUp(get())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 600, 3600, 31_536_000, Long.MAX_VALUE})
  void aLongTimeIsNeverForAll(long seconds) {
    assertThat(verify().rateLimited(Duration.ofSeconds(seconds))).isFalse();
    assertThat(patch("u1").rateLimited(Duration.ofSeconds(seconds))).isFalse();
    assertThat(limits.route("POST", "/users", "/users").rateLimited(Duration.ofSeconds(seconds)))
        .isFalse();

    assertThat(isHeldUp(verify())).isTrue();
    assertThat(isHeldUp(get())).isFalse();
  }

  @Test
  void aRefusalWithoutATimeIsASignToo() {
    get().rateLimited(Duration.ZERO);

    assertThat(verify().rateLimited(Duration.ZERO)).isTrue();
  }

  @Test
  void aLongTimeDoesNotLockTheKeysOut() {
    RateLimitGates.Route keys = limits.route("GET", "/jwks", "/jwks");
    assertThat(keys.rateLimited(Duration.ofDays(1))).isFalse();
    RateLimitGate gate = keys.gates[0];

    time.advance(Duration.ofSeconds(10));
    Permit probe = gate.enter(time.in(SECOND), false);
    assertThat(probe).isCompletedWithValue(true);
    gate.answered(probe);

    assertThat(isHeldUp(limits.route("GET", "/jwks", "/jwks"))).isFalse();
  }

  @Test
  void theKeysHaveNoLimit() {
    get().rateLimited(SECOND);
    verify().rateLimited(SECOND);

    assertThat(isHeldUp(limits.route("GET", "/jwks", "/jwks"))).isFalse();
    assertThat(limits.route("GET", "/jwks", "/jwks").isFree()).isTrue();
    assertThat(get().isFree()).isFalse();
  }

  @Test
  void two429sBelowTheDocumentedLimitsCloseTheGateForAll() {
    patch("u1").rateLimited(SECOND);
    limits
        .route("PATCH", "/organizations/{organization_id}", "/organizations/o1")
        .rateLimited(SECOND);

    assertThat(isHeldUp(get())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/metadata"})
  void twoResourcesOfOneDocumentedLimitAreOneSign(String sub) {
    assertThat(patch("u1").rateLimited(SECOND)).isFalse();
    assertThat(limits.route("PATCH", "/users/{id}" + sub, "/users/u2" + sub).rateLimited(SECOND))
        .isFalse();

    assertThat(isHeldUp(get())).isFalse();
    assertThat(get().rateLimited(SECOND)).isTrue();
  }

  @Test
  void aLimitThatWeUsedUpIsReasonEnough() {
    for (int i = 0; i < 10; i++) {
      send(patch("u1"));
      send(patch("u2"));
    }
    patch("u1").rateLimited(SECOND);
    patch("u2").rateLimited(SECOND);

    assertThat(isHeldUp(get())).isFalse();
  }

  @Test
  void callsCountWhenTheyAreSentAndNotWhenTheyAreMade() {
    RateLimitGates.Route[] ways = {patch("u1"), patch("u2")};
    time.advance(Duration.ofSeconds(20)); // as they waited
    for (int i = 0; i < 10; i++) {
      send(ways[0]);
      send(ways[1]);
    }

    assertThat(ways[0].rateLimited(SECOND)).isFalse();
    assertThat(ways[1].rateLimited(SECOND)).isFalse();
  }

  @Test
  void two429sFarApartCloseNoOtherGate() {
    patch("u1").rateLimited(SECOND);
    time.advance(SECOND);
    get().rateLimited(SECOND);

    assertThat(isHeldUp(patch("u2"))).isFalse();
  }

  @Test
  void gatesThatAreNoLongerInUseAreForgotten() {
    for (int i = 0; i < 10_000; i++) {
      send(patch("u" + i));
      time.advance(Duration.ofMillis(100));
    }

    assertThat(limits.size()).isLessThan(700); // twice those of the last 30 s
  }

  @Test
  void aClosedGateIsNotForgotten() {
    patch("u").rateLimited(Duration.ofMinutes(20));
    for (int i = 0; i < 1_000; i++) {
      patch("u" + i);
      time.advance(SECOND);
    }

    assertThat(isHeldUp(patch("u"))).isTrue();
  }

  private RateLimitGates.Route get() {
    return limits.route("GET", "/users/{user_id}", "/users/u1");
  }

  private RateLimitGates.Route verify() {
    return limits.route("POST", "/users/{user_id}/verify_password", "/users/u1/verify_password");
  }

  private RateLimitGates.Route patch(String user) {
    return limits.route("PATCH", "/users/{user_id}", "/users/" + user);
  }

  private void send(RateLimitGates.Route route) {
    for (RateLimitGate each : route.gates) {
      each.answered(each.enter(time.in(SECOND), false));
    }
  }

  private static boolean isHeldUp(RateLimitGates.Route route) {
    return Stream.of(route.gates).anyMatch(each -> !each.closedFor().isZero());
  }
}
