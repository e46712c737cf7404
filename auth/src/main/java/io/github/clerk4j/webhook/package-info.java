/** Webhooks: what Clerk tells an application by itself, and whether it really was Clerk. */
@NullMarked
package io.github.clerk4j.webhook;

import org.jspecify.annotations.NullMarked;
