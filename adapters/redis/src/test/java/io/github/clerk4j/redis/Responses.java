package io.github.clerk4j.redis;

import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.ReceivedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The responses of a {@link FakeClerk} since the first request. Not thread-safe. */
final class Responses {
  private static final int TOO_MANY_REQUESTS = 429;

  private final FakeClerk clerk;
  private final long began = System.nanoTime();
  private @Nullable ReceivedRequest last;
  int executed;
  private int rateLimited;
  private int afterFirstSecond;

  Responses(FakeClerk clerk) {
    this.clerk = clerk;
  }

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Counts the new responses; must be called at least once per 1000 of them. */
  void count() {
    boolean first = seconds() < 1;
    List<ReceivedRequest> requests = clerk.requests();
    for (int i = requests.size() - 1; i >= 0 && !isLast(requests.get(i)); i--) {
      boolean limited = requests.get(i).status() == TOO_MANY_REQUESTS;
      executed += limited ? 0 : 1;
      rateLimited += limited && !first ? 1 : 0;
      afterFirstSecond += first ? 0 : 1;
    }
    last = requests.isEmpty() ? last : requests.get(requests.size() - 1);
  }

  double percent429() {
    return 100.0 * rateLimited / Math.max(1, afterFirstSecond);
  }

  @SuppressWarnings("ReferenceEquality") // equal requests are many
  private boolean isLast(ReceivedRequest request) {
    return request == last;
  }
}
