package io.github.clerk4j.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A cache of tokens whose signature was verified, each with the key that verified it. Only verified
 * tokens enter, so that bad ones cannot evict others.
 *
 * <p>There are two generations. When the young one is full, it replaces the old one. A token that
 * is found in the old one becomes young again, so that tokens in use stay. Only that change takes a
 * lock. Thread-safe.
 */
final class VerifiedTokenCache {
  /** More than a cookie can hold, and so little that all of them together stay small. */
  static final int LONGEST = 4096;

  record Entry(Jwt jwt, VerificationKey key, SessionClaims claims) {}

  /** A whole token, hashed by the end of its signature alone, which is random enough. */
  private static final class Key {
    private static final int HASHED = 24;

    private final String token;

    Key(String token) {
      this.token = token;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && that.token.equals(token);
    }

    @Override
    public int hashCode() {
      int hash = token.length();
      for (int i = Math.max(0, token.length() - HASHED); i < token.length(); i++) {
        hash = 31 * hash + token.charAt(i);
      }
      return hash;
    }
  }

  private static final class Generations {
    final Map<Key, Entry> young = new ConcurrentHashMap<>();
    final Map<Key, Entry> old;

    Generations(Map<Key, Entry> old) {
      this.old = old;
    }
  }

  private final int half;
  private volatile Generations generations = new Generations(Map.of());

  /**
   * @param size the maximum number of tokens, give or take those that enter at the same moment; 0
   *     for none
   */
  VerifiedTokenCache(int size) {
    this.half = (size + 1) / 2;
  }

  @Nullable Entry get(String token) {
    if (half == 0) {
      return null;
    }
    Key key = new Key(token);
    Generations now = generations;
    Entry entry = now.young.get(key);
    if (entry == null) {
      entry = now.old.get(key);
      if (entry != null) {
        put(key, entry);
      }
    }
    return entry;
  }

  /** Adds a token that was verified just now, in place of an older entry. */
  void put(Entry entry) {
    String token = entry.jwt().token();
    if (half > 0 && token.length() <= LONGEST) {
      put(new Key(token), entry);
    }
  }

  private void put(Key key, Entry entry) {
    Generations now = generations;
    if (now.young.size() >= half) {
      now = next(now);
    }
    now.young.put(key, entry);
  }

  private synchronized Generations next(Generations full) {
    if (generations == full) { // or another thread was quicker
      generations = new Generations(full.young);
    }
    return generations;
  }

  /** Returns the number of tokens. */
  int size() {
    Generations now = generations;
    return now.young.size() + now.old.size();
  }
}
