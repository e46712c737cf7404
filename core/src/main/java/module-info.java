/** Calls to Clerk's Backend API: the client, its configuration and its errors. */
@SuppressWarnings({"module", "requires-automatic"})
module io.github.clerk4j.core {
  requires transitive io.github.clerk4j.generated;
  requires org.slf4j;
  requires retrofit2;

  exports io.github.clerk4j;
}
