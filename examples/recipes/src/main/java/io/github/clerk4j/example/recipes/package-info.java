/** Request authentication in frameworks that have no adapter: one file each. */
@NullMarked
package io.github.clerk4j.example.recipes;

import org.jspecify.annotations.NullMarked;
