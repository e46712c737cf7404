/** Request authentication and webhooks for Jakarta Servlet. */
@SuppressWarnings("module")
module io.github.clerk4j.servlet {
  requires transitive io.github.clerk4j.auth;
  requires static jakarta.servlet;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports io.github.clerk4j.servlet;
}
