/**
 * What Clerk's Backend API answers with and takes: immutable, tolerant models and the fields to
 * send.
 *
 * <p>Models and params are generated from {@code openapi/}; the few types they stand on are written
 * by hand.
 */
@NullMarked
package io.github.clerk4j.model;

import org.jspecify.annotations.NullMarked;
