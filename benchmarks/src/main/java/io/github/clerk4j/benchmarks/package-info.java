/** What clerk4j costs, beside Clerk's official SDK and a bare HTTP call. */
@NullMarked
package io.github.clerk4j.benchmarks;

import org.jspecify.annotations.NullMarked;
