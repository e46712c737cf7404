/** A JUnit extension that starts Clerk instances for tests, and injects them. */
@NullMarked
package io.github.clerk4j.testing.junit;

import org.jspecify.annotations.NullMarked;
