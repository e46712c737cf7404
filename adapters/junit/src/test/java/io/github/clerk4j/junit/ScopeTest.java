package io.github.clerk4j.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConnectionException;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import io.github.clerk4j.testing.junit.Scope;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.HashSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tests that share a fake, and its end. */
class ScopeTest {
  private static final Queue<FakeClerk> SEEN = new ConcurrentLinkedQueue<>();
  private static final Queue<ClerkClient> CLIENTS = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void forget() {
    SEEN.clear();
    CLIENTS.clear();
  }

  @Test
  void theTestsOfAClassShareAFakeThatEndsWithTheClass() {
    Samples.assertAllPass(Samples.run(SharedSample.class), 3);
    assertThat(SEEN).hasSize(3);
    assertThat(new HashSet<>(SEEN)).hasSize(1);
    assertEnded();
  }

  @Test
  void twoClassesHaveTwoFakes() {
    Samples.assertAllPass(Samples.run(SharedSample.class, InheritingSample.class), 5);
    assertThat(new HashSet<>(SEEN)).hasSize(2);
  }

  @Test
  void eachTestCanHaveAFakeOfItsOwn() {
    Samples.assertAllPass(Samples.run(PerTestSample.class), 3);
    assertThat(new HashSet<>(SEEN)).hasSize(3);
    assertEnded();
  }

  @Test
  void aFieldOfTheInstanceIsAFakeOfEachTest() {
    Samples.assertAllPass(Samples.run(InstanceFieldSample.class), 2);
    assertThat(new HashSet<>(SEEN)).hasSize(2);
    assertEnded();
  }

  @Test
  void aStaticFieldIsAFakeOfTheClass() {
    Samples.assertAllPass(Samples.run(StaticFieldSample.class), 2);
    assertThat(new HashSet<>(SEEN)).hasSize(1);
    assertEnded();
  }

  @Test
  void theClassesOfARunCanShareAFake() {
    Samples.assertAllPass(Samples.run(RunSample.class, OtherRunSample.class), 2);
    assertThat(SEEN).hasSize(2);
    assertThat(new HashSet<>(SEEN)).hasSize(1);
    assertEnded();
  }

  @Test
  void classesOfOtherSettingsShareNothingInARun() {
    Samples.assertAllPass(Samples.run(RunSample.class, ProductionRunSample.class), 2);
    assertThat(new HashSet<>(SEEN)).hasSize(2);
  }

  @Test
  void thereIsNoFakeOfATestBeforeAllTests() {
    assertThat(Samples.failures(Samples.run(TooEarlySample.class)))
        .singleElement()
        .asString()
        .contains("inject it into a test or @BeforeEach, or use Scope.CLASS");
  }

  @Test
  void aFakeEndsIfTheConstructorOfAClassFails() {
    assertThat(Samples.failures(Samples.run(FailingConstructorSample.class))).isNotEmpty();
    assertThat(SEEN).isNotEmpty();
    assertEnded();
  }

  @Test
  void testsInParallelGetTheirOwnFake() {
    Samples.assertAllPass(
        Samples.runInParallel(PerTestSample.class, SharedSample.class, InheritingSample.class), 8);
    assertThat(new HashSet<>(SEEN)).hasSize(5);
    assertEnded();
  }

  @Test
  void theExtensionSaysThatItNeedsTheAnnotation() {
    assertThat(Samples.failures(Samples.run(NoAnnotationSample.class)))
        .singleElement()
        .asString()
        .contains("ClerkExtension needs @ClerkTest at the class");
  }

  private static void assertEnded() {
    assertThat(SEEN)
        .allSatisfy(
            each -> assertThatThrownBy(() -> connect(each)).isInstanceOf(ConnectException.class));
    assertThat(CLIENTS)
        .allSatisfy(
            each ->
                assertThatThrownBy(() -> each.users().getUserList())
                    .isInstanceOf(ClerkConnectionException.class)
                    .hasMessageContaining("closed"));
  }

  /** Returns the URL of a fake that may be closed. */
  private static String url(FakeClerk fake) {
    return fake.toString().replaceFirst("FakeClerk\\[(.*)]", "$1");
  }

  private static void connect(FakeClerk fake) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), URI.create(url(fake)).getPort()).close();
  }

  @ClerkTest
  static class SharedSample {
    @Test
    void first(FakeClerk fake, ClerkClient clerk) {
      SEEN.add(fake);
      CLIENTS.add(clerk);
    }

    @Test
    void second(FakeClerk fake) {
      SEEN.add(fake);
    }

    @Nested
    class Inner {
      @Test
      void third(FakeClerk fake) {
        SEEN.add(fake);
      }
    }
  }

  @ClerkTest
  abstract static class Base {
    @Test
    void inherited(FakeClerk fake) {
      SEEN.add(fake);
    }
  }

  static class InheritingSample extends Base {
    @Test
    void own(FakeClerk fake) {
      SEEN.add(fake);
    }
  }

  @ClerkTest(scope = Scope.TEST)
  static class PerTestSample {
    private final FakeClerk fake;

    PerTestSample(FakeClerk fake) {
      this.fake = fake;
    }

    @BeforeEach
    void setUp(FakeClerk same) {
      assertThat(same).isSameAs(fake);
    }

    @Test
    void first(FakeClerk same, ClerkClient clerk) {
      assertThat(same).isSameAs(fake);
      SEEN.add(fake);
      CLIENTS.add(clerk);
    }

    @Test
    void second() {
      SEEN.add(fake);
    }

    @Nested
    class Inner {
      @Test
      void third(FakeClerk same) {
        assertThat(same).isSameAs(fake);
        SEEN.add(same);
      }
    }
  }

  static class InstanceFieldSample {
    @RegisterExtension final FakeClerkExtension extension = FakeClerkExtension.create();
    private final FakeClerk fake = extension.fake();

    @Test
    void first(FakeClerk same) {
      assertThat(same).isSameAs(fake);
      SEEN.add(same);
    }

    @Test
    void second(FakeClerk same) {
      assertThat(same).isSameAs(fake).isSameAs(extension.fake());
      SEEN.add(same);
    }
  }

  static class StaticFieldSample {
    @RegisterExtension
    static final FakeClerkExtension EXTENSION = ClerkExtension.of(fake -> fake.production());

    @Test
    void first(FakeClerk fake, ClerkClient clerk) {
      assertThat(fake.publishableKey()).startsWith("pk_live_");
      SEEN.add(fake);
      CLIENTS.add(clerk);
    }

    @Test
    void second() {
      SEEN.add(EXTENSION.fake());
    }
  }

  @ClerkTest(scope = Scope.RUN)
  static class RunSample {
    @Test
    void first(FakeClerk fake) {
      SEEN.add(fake);
    }
  }

  @ClerkTest(scope = Scope.RUN)
  static class OtherRunSample {
    @Test
    void second(FakeClerk fake) {
      SEEN.add(fake);
    }
  }

  @ClerkTest(scope = Scope.RUN, production = true)
  static class ProductionRunSample {
    @Test
    void third(FakeClerk fake) {
      SEEN.add(fake);
    }
  }

  @ClerkTest(scope = Scope.TEST)
  static class TooEarlySample {
    @BeforeAll
    static void setUp(FakeClerk fake) {
      SEEN.add(fake);
    }

    @Test
    void never() {}
  }

  @ClerkTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class FailingConstructorSample {
    FailingConstructorSample(FakeClerk fake) {
      SEEN.add(fake);
      throw new IllegalStateException("on purpose");
    }

    @Test
    void never() {}
  }

  @ExtendWith(ClerkExtension.class)
  static class NoAnnotationSample {
    @Test
    void never() {}
  }
}
