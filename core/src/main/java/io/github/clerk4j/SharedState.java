package io.github.clerk4j;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The state that a client shares with the clients derived from it. */
record SharedState(
    Scheduler time,
    DoubleSupplier random,
    RateLimitGates limits,
    @Nullable InstanceRateLimiter limiter,
    PendingAdmissions pendingAdmissions,
    CallbackThreads callbacks,
    CallLog log,
    long maxResponseSize) {
  /** Returns the state for another secret key, which has rate limits of its own. */
  SharedState withOtherLimits() {
    return new SharedState(
        time,
        random,
        new RateLimitGates(time),
        null,
        pendingAdmissions,
        callbacks,
        log,
        maxResponseSize);
  }
}
