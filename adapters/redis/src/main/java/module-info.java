/** A rate limit that the services of a fleet share in Redis. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.clerk4j.redis {
  requires transitive io.github.clerk4j.core;
  requires transitive lettuce.core;

  exports io.github.clerk4j.redis;
}
