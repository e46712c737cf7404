/** A web application on the JDK's HTTP server that authenticates its requests with clerk4j. */
@NullMarked
package io.github.clerk4j.example;

import org.jspecify.annotations.NullMarked;
