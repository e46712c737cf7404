/**
 * The adapters for Moshi. They write models as Clerk's own JSON without private metadata, and read
 * them back.
 *
 * <p>Moshi is a library of clerk4j, but not part of its API. Models therefore have no adapters that
 * an application's {@code Moshi} could see.
 */
@NullMarked
package io.github.clerk4j.moshi;

import org.jspecify.annotations.NullMarked;
