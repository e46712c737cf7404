/**
 * Clerk for Spring Boot 4: auto-configuration of the client and of request authentication, and
 * support for tests.
 *
 * <p>The Servlet API is a module of its own, or a part of embedded Tomcat's. No compiler sees both,
 * so the build adds this descriptor to the jar.
 */
module io.github.clerk4j.spring.boot {
  requires transitive io.github.clerk4j.auth;
  requires io.github.clerk4j.jackson;
  requires io.github.clerk4j.servlet;
  // Of Spring, which has no descriptors that require it.
  requires org.apache.commons.logging;
  requires org.slf4j;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.autoconfigure;
  requires spring.context;
  requires spring.core;

  // What an application may have.
  requires static com.fasterxml.jackson.databind;
  requires static io.github.clerk4j.micrometer;
  requires static io.github.clerk4j.testing;
  requires static jakarta.servlet;
  requires static org.apache.tomcat.embed.core;
  requires static org.reactivestreams;
  requires static reactor.core;
  requires static spring.boot.health;
  requires static spring.security.config;
  requires static spring.security.core;
  requires static spring.security.test;
  requires static spring.security.web;
  requires static spring.test;
  requires static spring.web;
  requires static spring.webflux;
  requires static spring.webmvc;

  exports io.github.clerk4j.spring;
  exports io.github.clerk4j.spring.test;

  // Spring creates beans by reflection.
  opens io.github.clerk4j.spring;
  opens io.github.clerk4j.spring.test;
}
