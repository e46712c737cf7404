package io.github.clerk4j;

/**
 * The priority of calls at a rate limit: {@code client.withOptions(o -> o.lane(Lane.BATCH))}.
 *
 * <p>A fifth of a {@link RateLimiter}'s limit is kept for the interactive lane, so that a bulk
 * import never delays a sign-in. After a 429, waiting interactive calls are sent before waiting
 * batch calls.
 */
public enum Lane {
  /** Calls that somebody waits for. They can use the whole limit. */
  INTERACTIVE,

  /** Calls of jobs. They can use four fifths of the limit. */
  BATCH;

  private static final int KEPT = 5;

  /**
   * Returns the requests of a limit that only the interactive lane can use: a fifth, rounded down.
   *
   * @param requests the limit for both lanes
   */
  public static int kept(int requests) {
    return requests / KEPT;
  }
}
