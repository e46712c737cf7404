/** Callers for the tests of Spring applications. */
@NullMarked
package io.github.clerk4j.spring.test;

import org.jspecify.annotations.NullMarked;
