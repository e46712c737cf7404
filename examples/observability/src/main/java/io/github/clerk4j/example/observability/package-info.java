/** Metrics of calls to Clerk with Micrometer: durations and outcomes. */
@NullMarked
package io.github.clerk4j.example.observability;

import org.jspecify.annotations.NullMarked;
