/** The client of Clerk's Backend API, its configuration and its errors. */
@NullMarked
package io.github.clerk4j;

import org.jspecify.annotations.NullMarked;
