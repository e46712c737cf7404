/** A Clerk instance inside a test, with users, sessions and really signed tokens, over HTTP. */
@NullMarked
package io.github.clerk4j.testing;

import org.jspecify.annotations.NullMarked;
