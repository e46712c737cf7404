/**
 * Request authentication and webhooks for Jakarta REST.
 *
 * <p>RESTEasy has no module name that it promises to keep, so it is not required here. {@code
 * AuthInjection} reads the module that has it.
 */
@SuppressWarnings({"module", "requires-automatic"})
module io.github.clerk4j.jaxrs {
  requires transitive io.github.clerk4j.auth;
  requires transitive jakarta.ws.rs;
  requires static jakarta.inject;
  requires static org.glassfish.hk2.api;
  requires org.slf4j;

  exports io.github.clerk4j.jaxrs;

  // Implementations create filters, and inject into them.
  opens io.github.clerk4j.jaxrs;
}
