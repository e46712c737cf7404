/**
 * Clerk for Jakarta REST (JAX-RS): a feature that authenticates requests, an annotation that
 * protects resources, and a reader of webhooks.
 */
@NullMarked
package io.github.clerk4j.jaxrs;

import org.jspecify.annotations.NullMarked;
