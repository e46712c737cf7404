package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.testing.FakeClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For how long a token that Clerk made is used again. */
class TemplateTokenCacheTest {
  private static final Instant START = Instant.parse("2026-05-12T12:00:00Z");
  private static final Instant LATE = START.plusSeconds(1_000_000);

  private final FakeClock clock = FakeClock.standingAt(START);
  private final TemplateTokenCache tokens = TemplateTokenCache.cached(clock);
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void aTokenIsMadeOnceForASessionTokenAndATemplate() {
    String first = get("a", "supabase");
    assertThat(get("a", "supabase")).isEqualTo(first);
    assertThat(made).hasValue(1);
  }

  @Test
  void anotherSessionTokenTemplateOrLifetimeHasATokenOfItsOwn() {
    List<String> all =
        List.of(
            get("a", "supabase"),
            get("b", "supabase"),
            get("a", "hasura"),
            tokens.get("a", LATE, options(o -> o.expiresIn(Duration.ofSeconds(60))), maker(60)),
            tokens.get("a", LATE, options(o -> o.expiresIn(Duration.ofSeconds(61))), maker(61)),
            tokens.get(
                "a",
                LATE,
                options(o -> o.template("supabase").expiresIn(Duration.ofSeconds(60))),
                maker(60)));
    assertThat(all).doesNotHaveDuplicates();
    assertThat(made).hasValue(6);
    assertThat(tokens.size()).isEqualTo(6);
  }

  @ParameterizedTest(name = "valid for {0} s, of a session with {1} s left: after {2} s, used: {3}")
  @CsvSource({
    // lifetime, left of the session token, elapsed, used
    "60,   1000, 49,  true",
    "60,   1000, 50,  false", // 10 s before it expires
    "60,   1000, 61,  false",
    "3600, 1000, 999, true",
    "3600, 1000, 1000, false", // the session token has expired
    "3600, 0,    0,   false",
    "3600, -3,   0,   false", // expired, but within the skew of clocks
    "10,   1000, 0,   false",
    "30,   1000, 19,  true",
    "30,   1000, 20,  false",
  })
  void aTokenIsUsedWhileItAndItsSessionTokenHaveTimeLeft(
      long lifetime, long session, long elapsed, boolean used) {
    Instant end = START.plusSeconds(session);
    TokenOptions supabase = options(o -> o.template("supabase"));
    String first = tokens.get("a", end, supabase, maker(lifetime));
    clock.advance(Duration.ofSeconds(elapsed));
    String second = tokens.get("a", end, supabase, maker(lifetime));
    assertThat(second.equals(first)).isEqualTo(used);
    assertThat(made).hasValue(used ? 1 : 2);
    assertThat(tokens.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opaque",
        "",
        "a.b.c",
        "e30.e30.c2ln",
        "e30.eyJleHAiOiJzb29uIn0.c2ln",
        "e30.W10.c2ln"
      })
  void aTokenThatDoesNotTellWhenItExpiresIsUsedOnce(String token) {
    for (int i = 1; i <= 3; i++) {
      String got =
          tokens.get(
              "a",
              LATE,
              options(o -> o.template("supabase")),
              () -> {
                made.incrementAndGet();
                return token;
              });
      assertThat(got).isEqualTo(token);
      assertThat(made).hasValue(i);
    }
  }

  @Test
  void aFailureIsForgotten() {
    TokenOptions supabase = options(o -> o.template("supabase"));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  tokens.get(
                      "a",
                      LATE,
                      supabase,
                      () -> {
                        throw new IllegalStateException("no answer");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no answer");
    }
    assertThat(get("b", "supabase")).isEqualTo(get("b", "supabase"));
  }

  @Test
  void whatFailedIsMadeByTheNextWhoAsks() {
    TokenOptions supabase = options(o -> o.template("supabase"));
    Supplier<String> secondTime =
        () -> {
          if (made.get() == 0) {
            made.incrementAndGet();
            throw new IllegalStateException("no answer");
          }
          return maker(60).get();
        };
    assertThatThrownBy(() -> tokens.get("a", LATE, supabase, secondTime))
        .isInstanceOf(IllegalStateException.class);
    String token = tokens.get("a", LATE, supabase, secondTime);
    assertThat(tokens.get("a", LATE, supabase, secondTime)).isEqualTo(token);
    assertThat(made).hasValue(2);
  }

  @Test
  void manyWhoAskAtOnceCostOneCall() throws Exception {
    int threads = 16;
    CountDownLatch asking = new CountDownLatch(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            pool.submit(
                () -> {
                  asking.countDown();
                  return tokens.get(
                      "a",
                      LATE,
                      options(o -> o.template("supabase")),
                      () -> {
                        await(asking);
                        return maker(60).get();
                      });
                }));
      }
      String first = all.get(0).get(30, TimeUnit.SECONDS);
      for (Future<String> each : all) {
        assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo(first);
      }
      assertThat(made).hasValue(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aCallThatTakesLongHoldsUpNobodyElse() throws Exception {
    CountDownLatch calling = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<String> slow =
          pool.submit(
              () ->
                  tokens.get(
                      "a",
                      LATE,
                      options(o -> o.template("supabase")),
                      () -> {
                        calling.countDown();
                        await(answered);
                        return maker(60).get();
                      }));
      await(calling);
      assertThat(get("b", "supabase")).isEqualTo(get("b", "supabase"));
      assertThat(slow).isNotDone();
      answered.countDown();
      assertThat(slow.get(30, TimeUnit.SECONDS)).isEqualTo(get("a", "supabase"));
      assertThat(made).hasValue(2);
    } finally {
      answered.countDown();
      pool.shutdownNow();
    }
  }

  @Test
  void tokensThatWereNotUsedForLongestGoFirst() {
    String oldest = get("0", "supabase");
    String used = get("1", "supabase");
    for (int i = 2; i < TemplateTokenCache.MOST; i++) {
      get("" + i, "supabase");
    }
    assertThat(get("0", "supabase")).isEqualTo(oldest); // and so used, unlike the next
    get("one more", "supabase");
    assertThat(tokens.size()).isEqualTo(TemplateTokenCache.MOST);
    assertThat(get("0", "supabase")).isEqualTo(oldest);
    assertThat(get("1", "supabase")).isNotEqualTo(used);
    assertThat(tokens.size()).isEqualTo(TemplateTokenCache.MOST);
  }

  @Test
  void turnedOffEachTokenIsMadeAnew() {
    TemplateTokenCache off = TemplateTokenCache.off();
    TokenOptions supabase = options(o -> o.template("supabase"));
    assertThat(off.get("a", LATE, supabase, maker(60)))
        .isNotEqualTo(off.get("a", LATE, supabase, maker(60)));
    assertThat(off.size()).isZero();
  }

  @Test
  void noTokenShows() {
    String token = get("the-session-token", "supabase");
    assertThat(tokens.toString()).isEqualTo("TemplateTokens[1]").doesNotContain(token);
  }

  private String get(String session, String template) {
    return tokens.get(session, LATE, options(o -> o.template(template)), maker(60));
  }

  /** Makes tokens that are valid for so long, each another one. */
  private Supplier<String> maker(long lifetime) {
    return () -> {
      long expiry = clock.instant().getEpochSecond() + lifetime;
      String claims = "{\"exp\":" + expiry + ",\"jti\":\"" + made.incrementAndGet() + "\"}";
      return "e30." + base64(claims) + ".c2ln";
    };
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TokenOptions options(Consumer<TokenOptions> options) {
    return TokenOptions.of(options);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
