package io.github.clerk4j.redis;

import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A real Redis on a free port of loopback, which can be killed and started again. */
final class RealRedis implements AutoCloseable {
  final int port;
  private final RedisServer server;

  RealRedis() throws IOException {
    port = freePort();
    server =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("daemonize no")
            .build();
    server.start();
  }

  String uri() {
    return "redis://127.0.0.1:" + port;
  }

  void stop() throws IOException {
    server.stop();
  }

  void start() throws IOException {
    server.start();
  }

  @Override
  public void close() throws IOException {
    server.stop();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
