@NullMarked
package io.github.clerk4j.junit;

import org.jspecify.annotations.NullMarked;
