package io.github.clerk4j.token;

import io.github.clerk4j.ClerkException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An outage, reported by one line at WARN when it begins, and one at INFO when it ends. */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.token");

  private final String description;
  private final Clock clock;
  private final AtomicReference<@Nullable Instant> beganAt = new AtomicReference<>();

  /**
   * @param description a sentence without a full stop
   */
  Outage(String description, Clock clock) {
    this.description = description;
    this.clock = clock;
  }

  /** Reports a failure, unless one was reported since the outage last ended. */
  void begin(Throwable failure) {
    if (beganAt.get() == null && beganAt.compareAndSet(null, clock.instant())) {
      LOG.warn("{}: {}", description, message(failure));
    }
  }

  /** Reports the end of the outage, if there is one. */
  void end() {
    Instant began = beganAt.get();
    if (began != null && beganAt.compareAndSet(began, null)) {
      LOG.info("No longer, after {}: {}", Duration.between(began, clock.instant()), description);
    }
  }

  /** Returns what Clerk or the connection said, which the messages of tokens do not repeat. */
  static String message(Throwable failure) {
    Throwable said =
        failure instanceof TokenException && failure.getCause() instanceof ClerkException cause
            ? cause
            : failure;
    return String.valueOf(said.getMessage());
  }
}
