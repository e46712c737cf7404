/**
 * Clerk for Spring Boot: auto-configuration of the client and of request authentication, for Spring
 * MVC, WebFlux and Spring Security.
 */
@NullMarked
package io.github.clerk4j.spring;

import org.jspecify.annotations.NullMarked;
