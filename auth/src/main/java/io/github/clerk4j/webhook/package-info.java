/** The verification of Clerk's webhooks. */
@NullMarked
package io.github.clerk4j.webhook;

import org.jspecify.annotations.NullMarked;
