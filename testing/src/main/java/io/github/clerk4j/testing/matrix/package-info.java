/** A test of every route of an application against every kind of caller. */
@NullMarked
package io.github.clerk4j.testing.matrix;

import org.jspecify.annotations.NullMarked;
