/**
 * The serializers for JSON-B. They write models as Clerk's own JSON without private metadata, and
 * read them back.
 *
 * <p>Models carry no annotations of JSON-B. {@code javac} warns about annotations that are missing
 * from the class path, and most applications do not have JSON-B.
 */
@NullMarked
package io.github.clerk4j.jsonb;

import org.jspecify.annotations.NullMarked;
