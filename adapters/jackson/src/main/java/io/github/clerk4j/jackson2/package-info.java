/**
 * The module for Jackson 2. It writes models as Clerk's own JSON without private metadata, and
 * reads them back.
 *
 * <p>The package {@code io.github.clerk4j.jackson} is the same for Jackson 3. Models carry no
 * annotations of Jackson. {@code javac} warns about annotations that are missing from the class
 * path, and an annotation can belong to one version of Jackson only.
 */
@NullMarked
package io.github.clerk4j.jackson2;

import org.jspecify.annotations.NullMarked;
