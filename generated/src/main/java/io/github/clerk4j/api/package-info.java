/**
 * The operations of Clerk's Backend API, one service a resource, as methods that answer with a
 * value.
 *
 * <p>The services are generated from {@code openapi/}; they state calls and leave the sending to a
 * {@link io.github.clerk4j.api.Transport}.
 */
@NullMarked
package io.github.clerk4j.api;

import org.jspecify.annotations.NullMarked;
