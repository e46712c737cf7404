package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.testing.FakeResponse;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of calls to Clerk that refused credentials cost, on a clock of the test's own. */
class RefusedCredentialsTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // which may overflow
  private final CredentialChecks checks =
      new CredentialChecks("tests", Clock.systemUTC(), nanos::get);
  private int calls;

  @Test
  void aRefusedCredentialIsRefusedAgainForTenSecondsWithoutACall() {
    for (int i = 0; i < 100; i++) {
      assertRefused("bogus");
      nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(99));
    }
    assertThat(calls).isEqualTo(1);
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
    assertRefused("bogus");
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void differentRefusedCredentialsCostAHundredCallsInTenSeconds() {
    for (int i = 0; i < CredentialChecks.MAX_REFUSALS; i++) {
      assertRefused("bogus" + i);
    }
    for (int i = 0; i < 1000; i++) {
      assertNotAsked("other" + i);
    }
    assertThat(calls).isEqualTo(CredentialChecks.MAX_REFUSALS);
    assertRefused("bogus0");
    nanos.addAndGet(CredentialChecks.PERIOD.toNanos());
    assertThat(check("good", this::good)).isEqualTo("good");
  }

  @Test
  void acceptedCredentialsAreCheckedMeanwhileUntilOneIsRefused() {
    assertThat(check("mine", this::good)).isEqualTo("good");
    for (int i = 0; i < CredentialChecks.MAX_REFUSALS; i++) {
      assertRefused("bogus" + i);
    }
    assertThat(check("mine", this::good)).isEqualTo("good");
    assertRefused("mine");
    nanos.addAndGet(CredentialChecks.PERIOD.toNanos() - 1);
    assertRefused("mine");
    assertNotAsked("unknown");
  }

  @Test
  void acceptedCredentialsDoNotCount() {
    for (int i = 0; i < 1000; i++) {
      assertThat(check("good" + i, this::good)).isEqualTo("good");
    }
    assertThat(calls).isEqualTo(1000);
  }

  @Test
  void aFailureThatIsNotAboutTheCredentialIsNotRemembered() {
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(
              () ->
                  check(
                      "good",
                      () -> {
                        calls++;
                        throw new VerificationUnavailableException(
                            TokenReason.UNEXPECTED_ERROR, "no answer", null);
                      }))
          .hasMessage("no answer");
    }
    assertThat(calls).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "refresh_token_invalid, 1",
    "session_not_found, 1",
    "clerk_key_invalid, 3",
    "authentication_invalid, 3",
  })
  void theCodeOfA401SaysIfItIsAboutTheCredential(String code, int asked) {
    try (Fixture fixture = new Fixture()) {
      fixture.fake.stub("GET", "/users/user_1", FakeResponse.error(401, code, "x"));
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> check("mine", () -> fixture.clerk.users().getUser("user_1").id()))
            .isInstanceOf(ClerkApiException.class);
      }
      assertThat(fixture.fake.requests()).hasSize(asked);
    }
  }

  @Test
  void memoryIsBounded() {
    RefusedCredentials memory =
        new RefusedCredentials(CredentialChecks.PERIOD, Integer.MAX_VALUE, nanos::get);
    for (int i = 0; i < 3 * RefusedCredentials.CAPACITY; i++) {
      memory.refused(CredentialHash.of("bogus" + i), new IllegalStateException());
      memory.accepted(CredentialHash.of("good" + i));
    }
    assertThat(memory.size()).isEqualTo(2 * RefusedCredentials.CAPACITY);
  }

  @Test
  void aHashShowsNothing() {
    assertThat(CredentialHash.of("secret")).hasToString("CredentialHash[***]");
    assertThat(CredentialHash.of("a")).isNotEqualTo(CredentialHash.of("b"));
  }

  private String check(String credential, Supplier<String> call) {
    return CallMode.result(
        checks.check(credential, () -> CallMode.BLOCKING.call(call, CompletableFuture::new)));
  }

  private String good() {
    calls++;
    return "good";
  }

  private void assertRefused(String credential) {
    assertThatThrownBy(
            () ->
                check(
                    credential,
                    () -> {
                      calls++;
                      throw new InvalidTokenException(TokenReason.TOKEN_INVALID, "refused");
                    }))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessage("refused");
  }

  private void assertNotAsked(String credential) {
    assertThatThrownBy(() -> check(credential, this::good))
        .isInstanceOf(VerificationUnavailableException.class)
        .hasMessageContaining("not asked now");
  }
}
