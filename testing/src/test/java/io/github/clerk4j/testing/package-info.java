@NullMarked
package io.github.clerk4j.testing;

import org.jspecify.annotations.NullMarked;
