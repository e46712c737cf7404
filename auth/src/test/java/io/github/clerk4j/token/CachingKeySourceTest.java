package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.auth.Thrown;
import io.github.clerk4j.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When keys are fetched and who waits for it, on a clock of the test's own: decision 28. */
class CachingKeySourceTest {
  private static final VerificationKey KEY =
      new VerificationKey(TestKeys.rsa().getPublic(), "RS256");
  private static final JwkSet KEYS = new JwkSet(Map.of("good", KEY));

  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));
  private final FakeScheduler scheduler = new FakeScheduler(clock);
  private final Deque<CompletableFuture<JwkSet>> fetches = new ArrayDeque<>();
  private final CachingKeySource keys = new CachingKeySource(this::fetch, clock, scheduler);
  private int begun;

  /** A fetch that ends when the test says so. */
  private CompletableFuture<JwkSet> fetch() {
    begun++;
    CompletableFuture<JwkSet> fetch = new CompletableFuture<>();
    fetches.add(fetch);
    return fetch;
  }

  @Test
  void aFailedFirstFetchIsRetriedTwiceWithinTheLookup() {
    CompletableFuture<@Nullable VerificationKey> waiting = keys.lookUp("good");
    fail();
    scheduler.advance(RetriedFetch.BACK_OFF.get(0));
    fail();
    assertThat(waiting).isNotDone();
    scheduler.advance(RetriedFetch.BACK_OFF.get(1));
    fetches.remove().complete(KEYS);

    assertThat(waiting).isCompletedWithValue(KEY);
    assertThat(begun).isEqualTo(3);
  }

  @Test
  void theStatusTellsWhetherKeysAreKnownAndTheLastFailure() {
    assertThat(keys.status()).isEqualTo(new KeyStatus(false, null, null));
    failThreeTimes();
    assertThat(keys.status().known()).isFalse();
    assertThat(keys.status().failure()).isNotBlank();

    scheduler.advance(Duration.ofSeconds(1));
    var unused = keys.lookUp("good");
    fetches.remove().complete(KEYS);
    assertThat(keys.status()).isEqualTo(new KeyStatus(true, clock.instant(), null));

    scheduler.advance(CachingKeySource.USABLE);
    assertThat(keys.status().known()).isFalse();
  }

  @Test
  void aThirdFailureIsTheLookupsAndIsForgottenAfterASecond() {
    failThreeTimes();
    assertThat(keys.lookUp("good")).isCompletedExceptionally();
    assertThat(begun).isEqualTo(3);

    scheduler.advance(Duration.ofMillis(999));
    assertThat(keys.lookUp("good")).isCompletedExceptionally();
    scheduler.advance(Duration.ofMillis(1));
    CompletableFuture<@Nullable VerificationKey> next = keys.lookUp("good");
    fetches.remove().complete(KEYS);

    assertThat(next).isCompletedWithValue(KEY);
    assertThat(begun).isEqualTo(4);
  }

  @Test
  void aRefusedSecretKeyIsNotRetried() {
    CompletableFuture<@Nullable VerificationKey> waiting = keys.lookUp("good");
    fetches
        .remove()
        .completeExceptionally(
            new VerificationUnavailableException(TokenReason.SECRET_KEY_INVALID, "refused", null));

    assertThat(waiting).isCompletedExceptionally();
    scheduler.advance(Duration.ofMillis(500));
    assertThat(begun).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {240, 300, 360, 3599})
  void noLookupWaitsForARefreshAndTheRefreshIsOneFetch(long age) {
    know(KEYS);
    scheduler.advance(Duration.ofSeconds(age));
    for (int i = 0; i < 1000; i++) {
      assertThat(keys.lookUp("good")).isCompletedWithValue(KEY);
    }
    assertThat(begun).isEqualTo(2);
  }

  @Test
  void keysThatAreYoungerThanFourMinutesAreNotRefreshed() {
    know(KEYS);
    scheduler.advance(Duration.ofSeconds(239));
    assertThat(keys.lookUp("good")).isCompletedWithValue(KEY);
    assertThat(begun).isEqualTo(1);
  }

  @Test
  void aFailedRefreshIsRepeatedAfterTenSecondsAndKeysServeUntilTheyAreAnHourOld() {
    know(KEYS);
    int expected = 1;
    scheduler.advance(Duration.ofMinutes(4));
    for (int seconds = 240; seconds < 3600; seconds++) {
      assertThat(keys.lookUp("good")).isCompletedWithValue(KEY);
      if (seconds % 10 == 0) {
        expected++;
        fail();
      }
      assertThat(begun).isEqualTo(expected);
      scheduler.advance(Duration.ofSeconds(1));
    }
    assertThat(keys.lookUp("good")).as("an hour old").isNotDone();
  }

  @Test
  void aRefreshReplacesAllKeys() {
    know(KEYS);
    scheduler.advance(Duration.ofMinutes(4));
    assertThat(keys.lookUp("good")).isCompletedWithValue(KEY);
    fetches.remove().complete(new JwkSet(Map.of("newer", KEY)));
    assertThat(keys.lookUp("good")).isCompletedWithValue(null);
    assertThat(keys.lookUp("newer")).isCompletedWithValue(KEY);
    assertThat(begun).isEqualTo(2);
  }

  @Test
  void unknownIdsCauseOneFetchInTenSecondsBeItAFailure() {
    know(KEYS);
    for (int second = 0; second < 30; second++) {
      CompletableFuture<@Nullable VerificationKey> bogus = keys.lookUp("bogus" + second);
      if (!fetches.isEmpty()) {
        fail();
      }
      assertThat(bogus).isDone();
      scheduler.advance(Duration.ofSeconds(1));
    }
    assertThat(begun).isEqualTo(3);
  }

  @Test
  void aFetchThatNeverEndsFailsAndGivesWayToTheNext() {
    CompletableFuture<@Nullable VerificationKey> waiting = keys.lookUp("good");
    scheduler.advance(CachingKeySource.LONGEST_FETCH);
    assertThatThrownBy(waiting::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(VerificationUnavailableException.class)
        .hasMessageContaining("too long");

    scheduler.advance(Duration.ofSeconds(1));
    CompletableFuture<@Nullable VerificationKey> next = keys.lookUp("good");
    fetches.getLast().complete(KEYS);
    assertThat(next).isCompletedWithValue(KEY);
  }

  @Test
  void aRefreshThatNeverEndsGivesWayToTheNext() {
    know(KEYS);
    scheduler.advance(Duration.ofMinutes(4));
    assertThat(keys.lookUp("good")).isCompletedWithValue(KEY);
    scheduler.advance(CachingKeySource.LONGEST_FETCH.plus(CachingKeySource.BETWEEN_FETCHES));
    assertThat(keys.lookUp("good")).isCompletedWithValue(KEY);
    assertThat(begun).isEqualTo(3);
  }

  @Test
  void anOlderFetchThatEndsLateDoesNotReplaceTheKeysOfANewerOne() {
    CompletableFuture<@Nullable VerificationKey> waiting = keys.lookUp("good");
    CompletableFuture<JwkSet> old = fetches.remove();
    scheduler.advance(CachingKeySource.LONGEST_FETCH.plusSeconds(1));
    assertThat(waiting).isCompletedExceptionally();
    know(KEYS);
    old.complete(new JwkSet(Map.of("withdrawn", KEY)));
    assertThat(keys.lookUp("good")).isCompletedWithValue(KEY);
    assertThat(keys.lookUp("withdrawn")).isCompletedWithValue(null);
  }

  @Test
  void keysOfAFetchThatEndsTooLateForItsLookupServeTheNextOne() {
    CompletableFuture<@Nullable VerificationKey> waiting = keys.lookUp("good");
    CompletableFuture<JwkSet> late = fetches.remove();
    scheduler.advance(CachingKeySource.LONGEST_FETCH);
    assertThat(waiting).isCompletedExceptionally();
    late.complete(KEYS);
    assertThat(keys.lookUp("good")).isCompletedWithValue(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Error", "LinkageError", "undeclared", "null"})
  void nothingThatIsThrownKeepsTheNextFetchFromStarting(String kind) {
    boolean[] broken = {true};
    CachingKeySource trouble =
        new CachingKeySource(
            () -> {
              begun++;
              if (broken[0]) {
                Thrown.byName(kind);
              }
              return broken[0] ? nothing() : CompletableFuture.completedFuture(KEYS);
            },
            clock,
            scheduler);
    CompletableFuture<@Nullable VerificationKey> waiting = trouble.lookUp("good");
    scheduler.advance(Duration.ofMillis(500));
    assertThat(waiting).isCompletedExceptionally();
    broken[0] = false;
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(trouble.lookUp("good")).isCompletedWithValue(KEY);
    assertThat(begun).isEqualTo(4);
  }

  @SuppressWarnings("NullAway") // a source that breaks its contract
  private static CompletableFuture<JwkSet> nothing() {
    return null;
  }

  private void know(JwkSet known) {
    CompletableFuture<@Nullable VerificationKey> first = keys.lookUp("good");
    fetches.removeLast().complete(known);
    assertThat(first).isCompleted();
  }

  private void failThreeTimes() {
    CompletableFuture<@Nullable VerificationKey> waiting = keys.lookUp("good");
    fail();
    scheduler.advance(RetriedFetch.BACK_OFF.get(0));
    fail();
    scheduler.advance(RetriedFetch.BACK_OFF.get(1));
    fail();
    assertThat(waiting).isCompletedExceptionally();
  }

  private void fail() {
    fetches.remove().completeExceptionally(new IllegalStateException("no answer"));
  }
}
