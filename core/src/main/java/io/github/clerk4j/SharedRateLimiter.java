package io.github.clerk4j;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A rate limiter for a fleet of services, on a store that they have in common. It shares Clerk's
 * documented limits, and each 429 that one of the services gets. Store time counts, so the clocks
 * of the services can differ.
 *
 * <p>While the store is down, or late for ten times the longest wait, calls go on without it. If
 * the fleet was at its limit by then, a service keeps to the number of requests that it sent before
 * in the same time, until a period after the outage; a call that cannot wait for that is rejected
 * as at any limit. The outage is one WARN when it begins and one INFO when it ends. Meanwhile the
 * store is probed once a second, and no call waits for that.
 *
 * <p>Thread-safe. {@link ClerkClient#close} does not close it.
 */
public final class SharedRateLimiter implements RateLimiter, AutoCloseable {
  private static final double MARGIN = 1.03;
  private static final int FEW = 256;
  private static final int LONGEST_NAME = 200;
  private static final Duration LONGEST_HOLD = Duration.ofDays(1);

  private final ReservationStore store;
  private final StoreHealth health;
  private final Scheduler time;
  private final Runnable ending;
  private final @Nullable Limit limit;
  private final @Nullable String instance;
  private final Map<String, RecentShare> shares = new ConcurrentHashMap<>();

  /** The ends of the holds that are known, by their names. */
  private final Map<String, Long> holds = new ConcurrentHashMap<>();

  private SharedRateLimiter(Builder builder, Scheduler time, Runnable ending) {
    this.store = builder.store;
    this.limit = builder.limit;
    this.instance = builder.instance;
    this.time = time;
    this.ending = ending;
    this.health = new StoreHealth(store, builder.maxStoreWait, time);
  }

  /** Returns a builder with the defaults listed in {@link Builder}. */
  public static Builder builder(ReservationStore store) {
    return new Builder(SettingCheck.function("store", store));
  }

  @Override
  public CompletionStage<Duration> reserve(Request request) {
    RecentShare share = share(request);
    if (!health.isUp()) {
      return CompletableFuture.completedFuture(share.reserve(time.nanos(), request.maxWait()));
    }
    return health
        .bounded(() -> store.reserve(reservation(request)))
        .handle(
            (reserved, failure) -> {
              if (failure != null) {
                return share.reserve(time.nanos(), request.maxWait());
              }
              Keys keys = keys(request);
              remember(keys.holdAll(), reserved.heldAll());
              remember(keys.holdBucket(), reserved.heldBucket());
              return share.reserved(time.nanos(), reserved.delay(), request.maxWait());
            });
  }

  @Override
  public Duration heldFor(Request request) {
    if (holds.isEmpty() || !health.isUp()) {
      return Duration.ZERO;
    }
    Keys keys = keys(request);
    Duration all = left(keys.holdAll());
    Duration bucket = left(keys.holdBucket());
    return all.compareTo(bucket) > 0 ? all : bucket;
  }

  private Duration left(String name) {
    Long end = holds.get(name);
    return end == null ? Duration.ZERO : time.until(end);
  }

  private void remember(String name, Duration hold) {
    if (hold.isZero() || hold.isNegative()) {
      return;
    }
    long end = time.in(hold);
    holds.merge(name, end, (known, other) -> known - other > 0 ? known : other);
    if (holds.size() > FEW) {
      long now = time.nanos();
      holds.values().removeIf(each -> each - now <= 0);
    }
  }

  @Override
  public void onRateLimited(Request request, Duration retryAfter, boolean forAll) {
    if (health.isUp()) {
      Keys keys = keys(request);
      String name = forAll ? keys.holdAll() : keys.holdBucket();
      Duration hold = retryAfter.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : retryAfter;
      remember(name, hold);
      var unused = health.bounded(() -> store.hold(name, hold).thenApply(held -> true));
    }
  }

  /** Closes the connection to the store, unless it was passed in. Calls go on without the store. */
  @Override
  public void close() {
    health.close();
    store.close();
    ending.run();
  }

  private Keys keys(Request request) {
    return new Keys(instance == null ? request.instance() : instance, request.bucket());
  }

  private Reservation reservation(Request request) {
    Keys keys = keys(request);
    Limit all = limit == null ? request.instanceLimit() : limit;
    int kept = Lane.kept(all.requests());
    Limit own = request.bucketLimit();
    return new Reservation(
        keys.holdAll(),
        keys.holdBucket(),
        new Reservation.Slots(keys.open(), all.requests() - kept, extended(all)),
        request.lane() == Lane.BATCH || kept == 0
            ? null
            : new Reservation.Slots(keys.kept(), kept, extended(all)),
        own == null ? null : new Reservation.Slots(keys.bucket(), own.requests(), extended(own)),
        request.maxWait());
  }

  private RecentShare share(Request request) {
    Limit all = limit == null ? request.instanceLimit() : limit;
    return shares.computeIfAbsent(
        request.instance() + request.lane(), key -> new RecentShare(all, health));
  }

  private static Duration extended(Limit limit) {
    return Duration.ofNanos((long) (TimeUnit.NANOSECONDS.convert(limit.period()) * MARGIN));
  }

  /** The names in the store. The braces put all names of an instance on one node of a cluster. */
  private record Keys(String instance, String name) {
    private String of(String what) {
      return "clerk4j:{" + instance + "}:" + what;
    }

    String open() {
      return of("open");
    }

    String kept() {
      return of("kept");
    }

    String bucket() {
      return of("bucket:" + safeName());
    }

    String holdAll() {
      return of("hold");
    }

    String holdBucket() {
      return of("hold:" + safeName());
    }

    /**
     * Returns the bucket, or its hash: a path can have ids of any length, and with colons it could
     * be a name that the store makes of another one.
     */
    private String safeName() {
      return name.length() > LONGEST_NAME || name.indexOf(':') >= 0
          ? InstanceRateLimiter.hash(name)
          : name;
    }
  }

  /**
   * A builder of shared rate limiters. All services must have the same settings. Not thread-safe.
   * Defaults:
   *
   * <ul>
   *   <li>limit: 1000 requests in 10 s, or 100 for a development instance
   *   <li>instance: a hash of the client's secret key
   *   <li>longest wait for the store: 250 ms
   * </ul>
   */
  public static final class Builder {
    private final ReservationStore store;
    private @Nullable Limit limit;
    private @Nullable String instance;
    private Duration maxStoreWait = Duration.ofMillis(250);

    private Builder(ReservationStore store) {
      this.store = store;
    }

    /**
     * Sets the limit for all requests of the fleet. Defaults to the limit that Clerk documents for
     * the instance.
     *
     * @throws ClerkConfigurationException if an argument is out of the range of {@link Limit}
     */
    public Builder limit(int requests, Duration period) {
      this.limit = new Limit(requests, period);
      return this;
    }

    /**
     * Sets the name under which services share the limit, for services with different secret keys
     * of one Clerk instance. Defaults to a hash of the secret key.
     *
     * @throws ClerkConfigurationException if it is null, empty, a secret key, or has braces
     */
    public Builder instance(String name) {
      String given = SettingCheck.notNull("instance", name);
      if (given.isBlank() || given.startsWith("sk_") || !given.matches("[^{}]*")) {
        throw new ClerkConfigurationException(
            "instance must be a name of your own without braces, and not empty or the secret key");
      }
      this.instance = given;
      return this;
    }

    /**
     * Sets the longest time that a call waits for the store. A call without a response by then
     * waits as long as the call before. Defaults to 250 ms.
     *
     * @throws ClerkConfigurationException if it is not positive
     */
    public Builder maxStoreWait(Duration maxWait) {
      this.maxStoreWait = SettingCheck.positive("maxStoreWait", maxWait);
      return this;
    }

    /**
     * Connects to the store, and builds the rate limiter. A store that does not respond within 10 s
     * counts as down, with a WARN.
     */
    public SharedRateLimiter build() {
      SystemScheduler system = new SystemScheduler();
      SharedRateLimiter limiter = new SharedRateLimiter(this, system, system::close);
      limiter.health.connect();
      return limiter;
    }

    SharedRateLimiter build(Scheduler time) {
      return new SharedRateLimiter(this, time, () -> {});
    }
  }
}
