package io.github.clerk4j.auth;

import io.github.clerk4j.token.InvalidTokenException;
import io.github.clerk4j.token.TokenVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cache of tokens that Clerk made for session tokens. Never shows them.
 *
 * <ul>
 *   <li>A token is used until 10 s before it expires, and no longer than the session token it was
 *       made for; one that does not tell when it expires, only once.
 *   <li>One call at a time for the same token. Other callers wait for it. Failures are not cached.
 *   <li>1000 tokens at most; of more, those go that were not used for longest.
 * </ul>
 */
final class TemplateTokenCache {
  static final Duration MARGIN = Duration.ofSeconds(10);
  static final int MOST = 1_000;

  private record Key(String token, @Nullable String template, @Nullable Duration expiresIn) {
    @Override
    public String toString() {
      return "Key[***]";
    }
  }

  private record Made(String token, Instant usableUntil) {
    @Override
    public String toString() {
      return "Made[***]";
    }
  }

  private final Clock clock;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock(); // never held during a call
  private final Map<Key, Memoized<Made>> made = new LinkedHashMap<>(16, 0.75f, true);

  private TemplateTokenCache(Clock clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  static TemplateTokenCache cached(Clock clock) {
    return new TemplateTokenCache(clock, MOST);
  }

  static TemplateTokenCache of(boolean kept, Clock clock) {
    return kept ? cached(clock) : off();
  }

  /** Each token is made anew. */
  static TemplateTokenCache off() {
    return new TemplateTokenCache(Clock.systemUTC(), 0);
  }

  /**
   * A token that was made before, or a new one.
   *
   * @param session the session token it is made for
   * @param end when that expires
   */
  String get(String session, Instant end, TokenOptions options, Supplier<String> maker) {
    if (most == 0) {
      return maker.get();
    }
    Key key = new Key(session, options.template(), options.expiresIn());
    return find(key, () -> made(maker.get(), end)).get().token();
  }

  private Memoized<Made> find(Key key, Supplier<Made> maker) {
    lock.lock();
    try {
      Memoized<Made> known = made.get(key);
      if (known != null && isUsable(known.peek())) {
        return known;
      }
      Memoized<Made> fresh = new Memoized<>(maker);
      made.put(key, fresh);
      if (made.size() > most) {
        made.remove(made.keySet().iterator().next());
      }
      return fresh;
    } finally {
      lock.unlock();
    }
  }

  /** One that is still being made is. */
  private boolean isUsable(@Nullable Made known) {
    return known == null || clock.instant().isBefore(known.usableUntil());
  }

  private static Made made(String token, Instant end) {
    Instant usable = expiry(token).minus(MARGIN);
    return new Made(token, usable.isBefore(end) ? usable : end);
  }

  private static Instant expiry(String token) {
    try {
      Instant expiry = TokenVerifier.decode(token).expiresAt();
      return expiry == null ? Instant.EPOCH : expiry;
    } catch (InvalidTokenException e) {
      return Instant.EPOCH; // of a form that we do not read, so that it is not used again
    }
  }

  /** For tests. */
  int size() {
    lock.lock();
    try {
      return made.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "TemplateTokens[" + size() + "]";
  }
}
