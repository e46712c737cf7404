/** A rate limit that the services of a fleet share in Redis. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.clerk4j.redis {
  requires transitive io.github.clerk4j.core;
  requires transitive lettuce.core;
  // Lettuce has no descriptor, so it cannot require the modules of Netty, which have.
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.resolver;
  requires io.netty.transport;

  exports io.github.clerk4j.redis;
}
