package io.github.clerk4j.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import io.github.clerk4j.testing.junit.Scope;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** The settings of a fake as a map, and as system properties. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SystemPropertiesTest {
  private static final AtomicInteger AT_ONCE = new AtomicInteger();
  private static final CountDownLatch REFUSED = new CountDownLatch(1);
  private final @Nullable String former = System.getProperty("CLERK_API_URL");

  @BeforeEach
  void setOne() {
    System.setProperty("CLERK_API_URL", "https://api.example.com");
  }

  @AfterEach
  void restore() {
    if (former == null) {
      System.clearProperty("CLERK_API_URL");
    } else {
      System.setProperty("CLERK_API_URL", former);
    }
  }

  @Test
  void anApplicationIsConfiguredByThem() {
    Samples.assertAllPass(Samples.run(PropertiesSample.class), 1);
  }

  @Test
  void theyAreRestoredAfterTheClass() {
    Samples.assertAllPass(Samples.run(PropertiesSample.class), 1);
    assertThat(System.getProperty("CLERK_API_URL")).isEqualTo("https://api.example.com");
    assertThat(System.getProperty("CLERK_SECRET_KEY")).isNull();
  }

  @Test
  void theyAreRestoredAfterEachTestThatHasAFake() {
    Samples.assertAllPass(Samples.run(PerTestSample.class), 2);
    assertThat(System.getProperty("CLERK_SECRET_KEY")).isNull();
  }

  @Test
  void classesWithThemRunOneAfterTheOther() {
    Samples.assertAllPass(
        Samples.runInParallel(CountingSample.class, OtherCountingSample.class), 2);
  }

  @Test
  void fieldsWithThemRefuseToRunInParallel() {
    EngineExecutionResults results =
        Samples.runInParallel(FieldSample.class, OtherFieldSample.class);
    results.testEvents().assertStatistics(each -> each.succeeded(1));
    assertThat(Samples.failures(results))
        .singleElement()
        .asString()
        .contains("runs beside")
        .contains("add @ResourceLock(Resources.SYSTEM_PROPERTIES) to both")
        .doesNotContain("sk_test_");
  }

  @Test
  void withoutThemNothingIsSet() {
    try (FakeClerk fake = FakeClerk.start()) {
      assertThat(fake.environment())
          .containsEntry("CLERK_SECRET_KEY", fake.secretKey())
          .containsEntry("CLERK_API_URL", fake.apiUrl())
          .containsEntry("CLERK_PUBLISHABLE_KEY", fake.publishableKey())
          .containsEntry("CLERK_PROXY_URL", fake.frontendApiUrl())
          .containsEntry("CLERK_SIGN_IN_URL", fake.signInUrl())
          .containsEntry("CLERK_WEBHOOK_SIGNING_SECRET", fake.webhookSigningSecret());
      assertThat(System.getProperty("CLERK_SECRET_KEY")).isNull();
    }
  }

  @ClerkTest(systemProperties = true)
  static class PropertiesSample {
    @Test
    void theBuildersReadThem(FakeClerk fake) {
      try (ClerkClient clerk = ClerkClient.builder().build()) {
        String token = fake.sessionToken(fake.addUser()).sign();
        assertThat(clerk.users().getUserList().all()).hasSize(1);
        RequestAuthenticator authenticator = RequestAuthenticator.builder(clerk).build();
        assertThat(authenticator.authenticateRequest(Requests.bearer(token)).isAuthenticated())
            .isTrue();
      }
    }
  }

  @ClerkTest(systemProperties = true, scope = Scope.TEST)
  static class PerTestSample {
    @Test
    void first(FakeClerk fake) {
      assertThat(System.getProperty("CLERK_SECRET_KEY")).isEqualTo(fake.secretKey());
    }

    @Test
    void second(FakeClerk fake) {
      assertThat(System.getProperty("CLERK_SECRET_KEY")).isEqualTo(fake.secretKey());
    }
  }

  @ClerkTest(systemProperties = true)
  static class CountingSample {
    @Test
    void runsAlone(FakeClerk fake) {
      assertThat(AT_ONCE.incrementAndGet()).isEqualTo(1);
      assertThat(System.getProperty("CLERK_SECRET_KEY")).isEqualTo(fake.secretKey());
      AT_ONCE.decrementAndGet();
    }
  }

  static class OtherCountingSample extends CountingSample {}

  /** A class whose test waits until the other one was refused. */
  static class FieldSample {
    @RegisterExtension static final AfterAllCallback END = context -> REFUSED.countDown();

    @RegisterExtension
    static final FakeClerkExtension EXTENSION =
        FakeClerkExtension.builder().systemProperties().build();

    @Test
    void waitsForTheOther() throws InterruptedException {
      assertThat(REFUSED.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  static class OtherFieldSample {
    @RegisterExtension static final AfterAllCallback END = context -> REFUSED.countDown();

    @RegisterExtension
    static final FakeClerkExtension EXTENSION =
        FakeClerkExtension.builder().systemProperties().build();

    @Test
    void waitsForTheOther() throws InterruptedException {
      assertThat(REFUSED.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
