package io.github.clerk4j.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The parameters and settings of a field. */
class ParameterTest {
  private static final List<String> EVENTS = new ArrayList<>();

  /** An application under test. */
  record App(FakeClerk fake, ClerkClient clerk) implements AutoCloseable {
    int users() {
      return (int) clerk.users().getUserList().stream().count();
    }

    @Override
    public void close() {
      EVENTS.add("closed with " + users() + " users"); // the client and the fake still work
    }
  }

  @Test
  void anApplicationIsMadeOnceAndClosedBeforeTheFake() {
    EVENTS.clear();
    Samples.assertAllPass(Samples.run(AppSample.class), 2);
    assertThat(EVENTS).containsExactly("made", "closed with 2 users");
  }

  @Test
  void aDependencyIsAddedFirst() {
    assertThatThrownBy(
            () ->
                FakeClerkExtension.builder()
                    .parameter(App.class, ClerkClient.class, (fake, clerk) -> new App(fake, clerk)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dependency must be another type that was added before");
  }

  @Test
  void aFactoryThatFailsFailsTheTestWithItsMessage() {
    assertThat(Samples.failures(Samples.run(BrokenSample.class)))
        .singleElement()
        .asString()
        .contains("no port is free");
  }

  @Test
  void aFieldHasTheSettingsOfItsBuilder() {
    Samples.assertAllPass(Samples.run(SettingsSample.class), 1);
  }

  static class AppSample {
    @RegisterExtension
    static final FakeClerkExtension EXTENSION =
        ClerkExtension.builder()
            .parameter(
                App.class,
                ClerkClient.class,
                (fake, clerk) -> {
                  EVENTS.add("made");
                  return new App(fake, clerk);
                })
            .build();

    @Test
    void first(App app, FakeClerk fake) {
      fake.addUser();
      assertThat(app.fake()).isSameAs(fake).isSameAs(EXTENSION.fake());
    }

    @Test
    void second(App app, FakeClerk fake) {
      fake.addUser();
      assertThat(app.users()).isPositive();
    }
  }

  static class BrokenSample {
    @RegisterExtension
    static final FakeClerkExtension EXTENSION =
        FakeClerkExtension.builder()
            .parameter(
                App.class,
                fake -> {
                  throw new IllegalStateException("no port is free");
                })
            .build();

    @Test
    void never(App app) {
      app.close();
    }
  }

  static class SettingsSample {
    private static final FakeClock CLOCK =
        FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));

    @RegisterExtension
    static final FakeClerkExtension EXTENSION =
        ClerkExtension.of(
            it ->
                it.clock(CLOCK)
                    .production()
                    .frontendApi("clerk.example.com")
                    .authorizedParty("https://app.example.com"));

    @Test
    void hasThem(FakeClerk fake, RequestAuthenticator authenticator) {
      assertThat(fake.clock()).isSameAs(CLOCK);
      assertThat(fake.secretKey()).startsWith("sk_live_");
      assertThat(fake.issuer()).isEqualTo("https://clerk.example.com");
      assertThat(fake.authorizedParty()).isEqualTo("https://app.example.com");
      String token = fake.sessionToken(fake.addUser()).sign();
      assertThat(authenticator.authenticateRequest(Requests.bearer(token)).isAuthenticated())
          .isTrue();
      CLOCK.advance(Duration.ofMinutes(2));
      assertThat(authenticator.authenticateRequest(Requests.bearer(token)).isAuthenticated())
          .isFalse();
    }
  }
}
