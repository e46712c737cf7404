package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.testing.FakeClock;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that many threads ask for, while fetching them is slow or fails: decision 9. */
class KeysUnderLoadTest {
  private static final int THREADS = 32;
  private static final VerificationKey KEY =
      new VerificationKey(TestKeys.rsa().getPublic(), "RS256");
  private static final JwkSet KEYS = new JwkSet(Map.of("good", KEY));

  /** Runs back-offs at once, and time limits never. */
  private static final Scheduler AT_ONCE =
      (delay, task) -> {
        if (delay.compareTo(Duration.ofSeconds(1)) < 0) {
          task.run();
        }
        return new CompletableFuture<Boolean>();
      };

  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));
  private final ConcurrentLinkedQueue<CompletableFuture<JwkSet>> fetches =
      new ConcurrentLinkedQueue<>();
  private final CachingKeySource keys = new CachingKeySource(this::fetch, clock);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** A fetch that ends when the test says so. */
  private CompletableFuture<JwkSet> fetch() {
    CompletableFuture<JwkSet> fetch = new CompletableFuture<>();
    fetches.add(fetch);
    return fetch;
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void tenThousandBogusTokensOf32ThreadsCauseTwoFetchesAndHonestOnesAreVerifiedMeanwhile()
      throws Exception {
    try (Fixture fixture = new Fixture()) {
      SessionTokenVerifier verifier =
          new SessionTokenVerifier(
              Verifying.publishedKeys(fixture), Verifying.USUAL, fixture.clock, 0);
      String honest = fixture.token().sign();
      assertThat(Verifying.reason(verifier, honest)).isNull();
      fixture.clock.advance(Duration.ofSeconds(11)); // so that an unknown id is worth a fetch
      KeyPair stranger = TestKeys.rsa();
      String[] parts = fixture.token().signedBy(stranger).sign().split("\\.", -1);
      AtomicInteger mismatches = new AtomicInteger();
      AtomicInteger verified = new AtomicInteger();
      inAllThreads(
          thread -> {
            for (int i = thread; i < 10_000; i += THREADS) {
              String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"ins_" + i + "\"}";
              String bogus = TestKeys.base64(header) + "." + parts[1] + "." + parts[2];
              if (TokenReason.JWK_KID_MISMATCH.equals(Verifying.reason(verifier, bogus))) {
                mismatches.incrementAndGet();
              }
              if (i % 50 == 0 && Verifying.reason(verifier, honest) == null) {
                verified.incrementAndGet();
              }
            }
          });
      assertThat(mismatches).hasValue(10_000);
      assertThat(verified).hasValue(200);
      assertThat(Verifying.keyFetches(fixture)).isEqualTo(2);
    }
  }

  @Test
  void honestTokensDoNotWaitForTheFetchThatABogusOneCaused() throws Exception {
    know(KEYS);
    clock.advance(Duration.ofSeconds(11));
    Future<?> bogus = threads.submit(() -> assertThat(keys.find("bogus")).isNull());
    awaitFetch();
    for (int i = 0; i < 1000; i++) {
      assertThat(keys.find("good")).isEqualTo(KEY);
    }
    assertThat(bogus.isDone()).isFalse();
    fetches.remove().complete(KEYS);
    bogus.get(10, TimeUnit.SECONDS);
  }

  @Test
  void allWhoNeedAFetchShareOne() throws Exception {
    List<Future<VerificationKey>> waiting = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      waiting.add(threads.submit(() -> keys.find("good")));
    }
    awaitFetch();
    fetches.remove().complete(KEYS);
    for (Future<VerificationKey> each : waiting) {
      assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(KEY);
    }
    assertThat(fetches).isEmpty();
  }

  @Test
  void aSlowFetchDoesNotHoldUpKnownKeysAndIsUsedWhenItEnds() {
    know(KEYS);
    clock.advance(CachingKeySource.REFRESH_AFTER);
    assertThat(keys.find("good")).isEqualTo(KEY);
    assertThat(keys.find("good")).isEqualTo(KEY);
    assertThat(fetches).hasSize(1);
    fetches.remove().complete(new JwkSet(Map.of("newer", KEY)));
    assertThat(keys.find("newer")).isEqualTo(KEY);
    assertThat(keys.find("good")).isNull();
    assertThat(fetches).isEmpty();
  }

  @Test
  void aFetchThatFailsAtOnceIsAFetch() {
    CachingKeySource failing =
        new CachingKeySource(
            () -> {
              fetches.add(new CompletableFuture<>());
              throw new IllegalStateException("no such thing");
            },
            clock,
            AT_ONCE);
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> failing.find("good"))
          .isInstanceOf(VerificationUnavailableException.class)
          .hasRootCauseMessage("no such thing");
    }
    assertThat(fetches).as("one and its two retries").hasSize(3);
  }

  @Test
  void aThreadThatIsInterruptedStopsWaitingAndStaysInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              assertThatThrownBy(() -> keys.find("good"))
                  .isInstanceOf(VerificationUnavailableException.class);
              if (Thread.currentThread().isInterrupted()) {
                interrupted.countDown();
              }
            });
    waiting.start();
    awaitFetch();
    waiting.interrupt();
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whereTheCacheIsSkippedTokensShareAFetchThatIsUnderWayAndNoneThatHasEnded() {
    SingleFlight shared =
        new SingleFlight(
            this::fetch, Duration.ZERO, Duration.ofSeconds(6), clock, Scheduler.SYSTEM);
    CompletableFuture<JwkSet> first = shared.fetch();
    assertThat(shared.fetch()).isSameAs(first);
    assertThat(fetches).hasSize(1);
    fetches.remove().complete(KEYS);
    assertThat(first).isCompletedWithValue(KEYS);
    assertThat(shared.fetch()).isNotSameAs(first).isNotDone();
    assertThat(fetches).hasSize(1);
  }

  /** By a first fetch, which is answered with these. */
  private void know(JwkSet known) {
    Future<VerificationKey> first = threads.submit(() -> keys.find("good"));
    awaitFetch();
    fetches.remove().complete(known);
    assertThat(first).succeedsWithin(Duration.ofSeconds(10));
  }

  private void awaitFetch() {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (fetches.isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(giveUp);
      Thread.onSpinWait();
    }
  }

  private interface Work {
    void run(int thread) throws Exception;
  }

  private void inAllThreads(Work work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      running.add(
          threads.submit(
              () -> {
                start.await();
                work.run(thread);
                return null;
              }));
    }
    start.countDown();
    for (Future<?> each : running) {
      each.get(60, TimeUnit.SECONDS);
    }
  }
}
