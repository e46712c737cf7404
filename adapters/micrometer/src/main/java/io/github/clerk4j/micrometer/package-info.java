/**
 * Observations and meters of Micrometer: calls to Clerk, authentication and webhooks.
 *
 * <p>Begin at {@link io.github.clerk4j.micrometer.ClerkObservations}.
 */
@NullMarked
package io.github.clerk4j.micrometer;

import org.jspecify.annotations.NullMarked;
