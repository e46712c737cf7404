/** Tokens: whether one is good, and what it says. */
@NullMarked
package io.github.clerk4j.token;

import org.jspecify.annotations.NullMarked;
