/** A web application on the JDK's HTTP server whose handlers know who is calling. */
@NullMarked
package io.github.clerk4j.example;

import org.jspecify.annotations.NullMarked;
