/** A rate limit that the services of a fleet share in PostgreSQL. */
@SuppressWarnings("module")
module io.github.clerk4j.jdbc {
  requires transitive io.github.clerk4j.core;
  requires transitive java.sql;

  exports io.github.clerk4j.jdbc;
}
