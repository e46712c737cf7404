/**
 * The operations of Clerk's Backend API, one service for each resource.
 *
 * <p>The services are generated from {@code openapi/}. They make calls, and a {@link
 * io.github.clerk4j.api.Transport} sends them.
 */
@NullMarked
package io.github.clerk4j.api;

import org.jspecify.annotations.NullMarked;
