/** An application with Spring Boot, whose users sign in with Clerk. */
@NullMarked
package io.github.clerk4j.example;

import org.jspecify.annotations.NullMarked;
