/** Request authentication in Micronaut. */
@NullMarked
package io.github.clerk4j.example.recipes;

import org.jspecify.annotations.NullMarked;
