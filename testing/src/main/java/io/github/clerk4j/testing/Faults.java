package io.github.clerk4j.testing;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The faults of a {@link FakeClerk} that last: rate limits, outages, slowness and drift. Each one
 * lasts until it is closed, or until {@link #clear}; several add up.
 *
 * <p>A fault of single responses is a {@link FakeResponse} for {@link FakeClerk#enqueue} or {@link
 * FakeClerk#stub}. Thread-safe.
 *
 * <pre>{@code
 * try (Fault outage = clerk.faults().outage()) {
 *   // the application, while Clerk is down
 * }
 * }</pre>
 */
public final class Faults {
  private final Store store;
  private final FaultRules rules;
  private final LoopbackServer server;
  private final Set<Fault> open = ConcurrentHashMap.newKeySet();

  Faults(Store store, FaultRules rules, LoopbackServer server) {
    this.store = store;
    this.rules = rules;
    this.server = server;
  }

  /**
   * Limits the Backend API to this number of requests in each period, by the instance's clock.
   * Requests beyond that get status 429 with {@code Retry-After}. The key set has no limit.
   *
   * @throws IllegalArgumentException if the number or the period is not positive
   */
  public Fault rateLimit(int requests, Duration period) {
    return start(
        new RateLimitRule(
            store.clock,
            Arguments.atLeast("requests", requests, 1),
            Arguments.positive("period", period),
            false));
  }

  /**
   * Applies the rate limits that Clerk documents: 1000 requests in 10 s, or 100 in development, and
   * those of single operations, such as 10 updates of one user in 10 s.
   */
  public Fault rateLimits() {
    int requests = store.production ? 1000 : 100;
    return start(new RateLimitRule(store.clock, requests, Duration.ofSeconds(10), true));
  }

  /** Responds to all requests with status 503. */
  public Fault outage() {
    return outage(503);
  }

  /** Responds to all requests with this status, from 400 to 599, and an error in Clerk's format. */
  public Fault outage(int status) {
    Arguments.between("status", status, 400, 599);
    return instead(FakeResponse.error(status, "service_unavailable", "Clerk is down."));
  }

  /** Stops listening, so that connections are refused, and closes the open ones. */
  public Fault refuseConnections() {
    store.checkOpen();
    server.pause();
    return opened(server::resume);
  }

  /** Resets the connection of each request. */
  public Fault resetConnections() {
    return instead(FakeResponse.reset());
  }

  /** Delays all responses by this real time, a day at most, whatever the clock. */
  public Fault latency(Duration time) {
    Arguments.delay("time", time);
    return start(
        new FaultRule() {
          @Override
          public FakeResponse sent(FakeResponse response) {
            return response.after(response.delay().plus(time));
          }
        });
  }

  /** Sends the body of all responses in pieces over this real time, a day at most. */
  public Fault slowBodies(Duration time) {
    Arguments.delay("time", time);
    return start(
        new FaultRule() {
          @Override
          public FakeResponse sent(FakeResponse response) {
            return response.slowly(time);
          }
        });
  }

  /**
   * Responds like a later version of Clerk: with members and enum values that this version does not
   * know, and without some members, or with null in their place. Ids, tokens and metadata stay.
   *
   * @param seed the same seed makes the same changes
   */
  public Fault drift(long seed) {
    return start(new DriftRule(seed));
  }

  /** Ends all faults. */
  public void clear() {
    store.checkOpen();
    open.forEach(Fault::close);
  }

  private Fault instead(FakeResponse response) {
    return start(
        new FaultRule() {
          @Override
          public @Nullable FakeResponse instead(IncomingRequest request) {
            return response;
          }
        });
  }

  private Fault start(FaultRule rule) {
    store.checkOpen();
    rules.add(rule);
    return opened(() -> rules.remove(rule));
  }

  private Fault opened(Runnable end) {
    Fault fault =
        new Fault() {
          @Override
          public void close() {
            if (open.remove(this)) {
              end.run();
            }
          }
        };
    open.add(fault);
    return fault;
  }
}
