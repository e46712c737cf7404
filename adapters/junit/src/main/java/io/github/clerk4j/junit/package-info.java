/**
 * Tests with JUnit of applications that use Clerk: a Clerk in the JVM, and objects that call it.
 */
@NullMarked
package io.github.clerk4j.junit;

import org.jspecify.annotations.NullMarked;
