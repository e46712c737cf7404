/** Requests that reach us: who is calling, and what they may do. */
@NullMarked
package io.github.clerk4j.auth;

import org.jspecify.annotations.NullMarked;
