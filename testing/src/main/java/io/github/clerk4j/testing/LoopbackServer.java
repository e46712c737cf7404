package io.github.clerk4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A server of HTTP/1.1 on 127.0.0.1, with a daemon thread for each connection.
 *
 * <p>The JDK's server delays each response by 40 ms, unless a system property is set before its
 * first use in the JVM. A library's server conflicts with other versions of that library.
 * Thread-safe.
 */
final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket server;
  private final Function<IncomingRequest, Answer> handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;

  /**
   * Listens on a port, or on any free one if that is 0.
   *
   * @throws UncheckedIOException if it cannot
   */
  LoopbackServer(int port, Function<IncomingRequest, Answer> handler) {
    this.handler = handler;
    try {
      server = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
    }
    threads = Executors.newCachedThreadPool(this::thread);
    threads.execute(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        open(server.accept());
      } catch (IOException | RejectedExecutionException e) {
        // The server is being closed, or the machine has no more connections, which may pass.
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /** Serves a connection, or closes it if {@link #close} has not seen it. */
  private void open(Socket socket) throws IOException {
    connections.add(socket);
    if (server.isClosed()) {
      socket.close();
    } else {
      threads.execute(() -> serve(socket));
    }
  }

  private void serve(Socket socket) {
    try {
      new HttpConnection(socket, handler).run();
    } finally {
      connections.remove(socket);
    }
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "FakeClerk " + server.getLocalPort());
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    close(server);
    threads.shutdownNow();
    connections.forEach(LoopbackServer::close);
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close a socket", e);
    }
  }
}
