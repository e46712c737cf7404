package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The reservation of one request in a {@link ReservationStore}.
 *
 * @param holdAll the name of the hold on all requests
 * @param holdBucket the name of the hold on requests of this bucket
 * @param open the slots of both lanes
 * @param kept the slots that only interactive requests use, or null if the request is not one
 * @param bucket the slots of the bucket, or null if it has no limit of its own
 * @param maxWait the longest time to wait; a reservation that would wait longer takes no slot
 */
public record Reservation(
    String holdAll,
    String holdBucket,
    Slots open,
    @Nullable Slots kept,
    @Nullable Slots bucket,
    Duration maxWait) {
  /**
   * A number of slots. Each can be used once in any period, so that no period has more requests
   * than there are slots.
   *
   * @param name the name in the store
   * @param count the number of slots, at least 1
   * @param period the time after its use in which a slot cannot be used again
   */
  public record Slots(String name, int count, Duration period) {}
}
