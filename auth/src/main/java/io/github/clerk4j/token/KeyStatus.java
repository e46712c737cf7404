package io.github.clerk4j.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The status of the keys that verify tokens, for health checks. Immutable.
 *
 * @param known true if tokens are verified by keys that are known, without the network
 * @param fetchedAt the time of the last successful fetch; null if there was none, or none is needed
 * @param failure the message of the last fetch, without secrets; null unless it failed
 */
public record KeyStatus(boolean known, @Nullable Instant fetchedAt, @Nullable String failure) {}
