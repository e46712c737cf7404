package io.github.clerk4j.token;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A memory of the credentials that Clerk refused within a period, and of those that it accepted
 * last; up to 1000 of each, by their hashes. Thread-safe.
 */
final class RefusedCredentials {
  static final int CAPACITY = 1_000;

  private record Refusal(RuntimeException exception, long at) {}

  private final ReentrantLock lock = new ReentrantLock(); // never held during a call
  private final Map<CredentialHash, Refusal> refused = new LinkedHashMap<>(); // oldest first
  private final Map<CredentialHash, Boolean> accepted = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<Long> refusedAt = new ArrayDeque<>(); // the latest, up to the maximum
  private final long period;
  private final int maxRefusals;
  private final LongSupplier nanos;

  /**
   * @param nanos a monotonic clock
   */
  RefusedCredentials(Duration period, int maxRefusals, LongSupplier nanos) {
    this.period = period.toNanos();
    this.maxRefusals = maxRefusals;
    this.nanos = nanos;
  }

  /** Returns the exception by which the credential was refused within the period, or null. */
  @Nullable RuntimeException refusalOf(CredentialHash credential) {
    lock.lock();
    try {
      Refusal refusal = refused.get(credential);
      return refusal == null || isOver(refusal.at()) ? null : refusal.exception();
    } finally {
      lock.unlock();
    }
  }

  /** Returns true unless the maximum of refusals was reached; always for an accepted credential. */
  boolean mayBeChecked(CredentialHash credential) {
    lock.lock();
    try {
      return refusedAt.size() < maxRefusals
          || isOver(refusedAt.getFirst())
          || accepted.get(credential) != null;
    } finally {
      lock.unlock();
    }
  }

  void accepted(CredentialHash credential) {
    lock.lock();
    try {
      refused.remove(credential);
      accepted.put(credential, true);
      removeEldest(accepted);
    } finally {
      lock.unlock();
    }
  }

  void refused(CredentialHash credential, RuntimeException exception) {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      accepted.remove(credential);
      refused.values().removeIf(each -> isOver(each.at()));
      refused.remove(credential); // to become the youngest
      refused.put(credential, new Refusal(exception, now));
      removeEldest(refused);
      refusedAt.addLast(now);
      if (refusedAt.size() > maxRefusals) {
        refusedAt.removeFirst();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver(long since) {
    return nanos.getAsLong() - since >= period;
  }

  private static void removeEldest(Map<CredentialHash, ?> map) {
    if (map.size() > CAPACITY) {
      map.remove(map.keySet().iterator().next());
    }
  }

  /** Returns how many credentials are remembered. */
  int size() {
    lock.lock();
    try {
      return refused.size() + accepted.size();
    } finally {
      lock.unlock();
    }
  }
}
