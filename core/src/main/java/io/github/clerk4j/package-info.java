/** Calls we make to Clerk: the client, its configuration and its errors. */
@NullMarked
package io.github.clerk4j;

import org.jspecify.annotations.NullMarked;
