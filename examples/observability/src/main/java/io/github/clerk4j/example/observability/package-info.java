/** How long calls to Clerk take and how they end, as metrics of Micrometer. */
@NullMarked
package io.github.clerk4j.example.observability;

import org.jspecify.annotations.NullMarked;
