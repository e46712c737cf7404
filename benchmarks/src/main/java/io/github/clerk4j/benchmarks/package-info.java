/** The cost of clerk4j, compared with Clerk's official SDK and a bare HTTP call. */
@NullMarked
package io.github.clerk4j.benchmarks;

import org.jspecify.annotations.NullMarked;
