/**
 * Request authentication and webhooks for Jakarta Servlet.
 *
 * <p>The Servlet API is a module of its own, or a part of embedded Tomcat's. No compiler sees both,
 * so the build adds this descriptor to the jar.
 */
module io.github.clerk4j.servlet {
  requires transitive io.github.clerk4j.auth;
  requires static jakarta.servlet;
  requires static org.apache.tomcat.embed.core;
  requires org.slf4j;

  exports io.github.clerk4j.servlet;
}
