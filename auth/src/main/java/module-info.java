/**
 * Authentication and authorization of requests, and webhooks.
 *
 * <p>JJWT has no module name that it promises to keep, so it is not required here. {@code
 * RsaSignature} reads the module that has it.
 */
@SuppressWarnings("module")
module io.github.clerk4j.auth {
  requires transitive io.github.clerk4j.core;
  requires org.slf4j;

  exports io.github.clerk4j.auth;
  exports io.github.clerk4j.token;
  exports io.github.clerk4j.webhook;
}
