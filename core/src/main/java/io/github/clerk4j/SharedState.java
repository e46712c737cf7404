package io.github.clerk4j;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What a client and those derived from it have in common. */
record SharedState(
    Scheduler time,
    DoubleSupplier random,
    RateLimitGates limits,
    @Nullable RateLimiter limiter,
    PendingAdmissions pendingAdmissions,
    CallbackThreads callbacks,
    CallLog log,
    long maxResponseSize) {
  /** For another Clerk instance, which has limits of its own. */
  SharedState withOtherLimits() {
    return new SharedState(
        time, random, new RateLimitGates(time), null, pendingAdmissions, callbacks, log, maxResponseSize);
  }
}
