package io.github.clerk4j.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rate limits in windows of a fixed length, which begin with their first request. A rejected
 * request does not count. Thread-safe.
 */
final class RateLimitRule implements FaultRule {
  /** A limit; requests with the same key share it. */
  private record Limit(String key, int requests, Duration period) {}

  private static final class Window {
    final long end;
    int requests;

    Window(long end) {
      this.end = end;
    }
  }

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration HOUR = Duration.ofHours(1);

  /** The resources whose updates Clerk limits one by one. */
  private static final List<PathPattern> UPDATED =
      List.of(
          PathPattern.of("/v1/users/{id}"),
          PathPattern.of("/v1/organizations/{id}"),
          PathPattern.of("/v1/organizations/{id}/memberships/{user}"));

  private static final PathPattern INVITATIONS =
      PathPattern.of("/v1/organizations/{id}/invitations");
  private static final PathPattern BULK = PathPattern.of("/v1/organizations/{id}/invitations/bulk");

  private final Clock clock;
  private final Limit all;
  private final boolean documented;
  private final Map<String, Window> windows = new HashMap<>();

  /**
   * @param documented true for Clerk's limits of single operations too
   */
  RateLimitRule(Clock clock, int requests, Duration period, boolean documented) {
    this.clock = clock;
    this.all = new Limit("", requests, period);
    this.documented = documented;
  }

  @Override
  public synchronized @Nullable FakeResponse instead(IncomingRequest request) {
    List<String> path = request.segments();
    if (!path.get(0).equals("v1") || request.path().equals("/v1/jwks")) {
      return null;
    }
    long now = clock.millis();
    windows.values().removeIf(each -> each.end <= now);
    List<Limit> limits = new ArrayList<>(List.of(all));
    Limit own = documented ? own(request.method(), path) : null;
    if (own != null) {
      limits.add(own);
    }
    for (Limit each : limits) {
      Window window = window(each, now);
      if (window.requests >= each.requests()) {
        return exceeded(window.end - now);
      }
    }
    limits.forEach(each -> window(each, now).requests++);
    return null;
  }

  private Window window(Limit limit, long now) {
    return windows.computeIfAbsent(limit.key(), key -> new Window(now + limit.period().toMillis()));
  }

  private static FakeResponse exceeded(long millis) {
    return FakeResponse.error(
            429, "too_many_requests", "Too many requests. Please try again later.")
        .header("Retry-After", Long.toString(Math.max(1, (millis + 999) / 1000)));
  }

  /** Returns the limit of an operation, or null if it has none of its own. */
  private static @Nullable Limit own(String method, List<String> path) {
    String key = method + " " + String.join("/", path);
    if (method.equals("POST")) {
      if (path.equals(List.of("v1", "invitations"))) {
        return new Limit(key, 100, HOUR);
      }
      if (path.equals(List.of("v1", "invitations", "bulk"))) {
        return new Limit(key, 25, HOUR);
      }
      if (INVITATIONS.match(path) != null) {
        return new Limit("organization invitations", 250, HOUR);
      }
      return BULK.match(path) == null ? null : new Limit("bulk of organizations", 50, HOUR);
    }
    int last = path.size() - 1;
    boolean metadata = path.get(last).equals("metadata");
    List<String> resource = metadata ? path.subList(0, last) : path;
    boolean updates = method.equals("PATCH") || (method.equals("PUT") && metadata);
    return updates && UPDATED.stream().anyMatch(each -> each.match(resource) != null)
        ? new Limit(String.join("/", resource), 10, TEN_SECONDS)
        : null;
  }
}
