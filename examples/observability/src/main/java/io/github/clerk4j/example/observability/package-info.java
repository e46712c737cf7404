/** Metrics of calls to Clerk and of authentication, with Micrometer. */
@NullMarked
package io.github.clerk4j.example.observability;

import org.jspecify.annotations.NullMarked;
