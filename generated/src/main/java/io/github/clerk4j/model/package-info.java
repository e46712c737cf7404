/**
 * The models of Clerk's Backend API, and the fields of its requests. Models are immutable and
 * tolerant.
 *
 * <p>Models and params are generated from {@code openapi/}; their base types are written by hand.
 */
@NullMarked
package io.github.clerk4j.model;

import org.jspecify.annotations.NullMarked;
