package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A store of reservations, for {@link SharedRateLimiter}. Must be thread-safe, must not block, and
 * must use one clock for all services. Stages that fail, and methods that throw, mean that the
 * store is down.
 */
public interface ReservationStore extends AutoCloseable {
  /**
   * Prepares the store. Called when the rate limiter is built, and now and then while the store is
   * down. The stage completes if the store can be used.
   */
  CompletionStage<?> prepare();

  /**
   * Takes a slot for one request, in one round trip and atomically.
   *
   * <ul>
   *   <li>The request is sent at the earliest time at which no hold is in force, and a slot is free
   *       in each of the {@code open} or {@code kept} slots and the {@code bucket} slots.
   *   <li>It takes a kept slot if one is free sooner than an open one, which is not free yet.
   *   <li>It takes no slot if it would wait for longer than {@code maxWait}.
   *   <li>Requests that wait for a slot or a hold are sent evenly: the next one at least {@code
   *       period / count} later.
   * </ul>
   */
  CompletionStage<Reserved> reserve(Reservation reservation);

  /**
   * The response to a reservation.
   *
   * @param delay the time to wait before the request is sent
   * @param heldAll the remaining time of the hold on all requests; zero if there is none
   * @param heldBucket the remaining time of the hold on those of the bucket; zero if there is none
   */
  record Reserved(Duration delay, Duration heldAll, Duration heldBucket) {}

  /** Starts a hold: requests under its name wait for this time. The longest hold counts. */
  CompletionStage<?> hold(String name, Duration time);

  /** Closes connections that the store has opened itself. */
  @Override
  void close();
}
