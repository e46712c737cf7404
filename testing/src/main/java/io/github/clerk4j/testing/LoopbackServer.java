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

  private final int port;
  private final Function<IncomingRequest, FakeResponse> handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(this::thread);
  private ServerSocket server;
  private Thread acceptor;
  private boolean paused;
  private boolean closed;

  /**
   * Listens on a port, or on any free one if that is 0.
   *
   * @throws UncheckedIOException if it cannot
   */
  LoopbackServer(int port, Function<IncomingRequest, FakeResponse> handler) {
    this.handler = handler;
    this.server = listen(port);
    this.port = server.getLocalPort();
    this.acceptor = acceptor(server);
    this.acceptor.start();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Refuses connections, and closes the open ones, until {@link #resume}. */
  synchronized void pause() {
    if (!paused) {
      paused = true;
      stopListening();
    }
  }

  /**
   * Listens again.
   *
   * @throws UncheckedIOException if another program has taken the port
   */
  synchronized void resume() {
    if (paused && !closed) {
      server = listen(port);
      acceptor = acceptor(server);
      acceptor.start();
      paused = false;
    }
  }

  private static ServerSocket listen(int port) {
    try {
      return new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
    }
  }

  private Thread acceptor(ServerSocket socket) {
    Thread thread = thread(() -> accept(socket));
    thread.setName("FakeClerk " + socket.getLocalPort());
    return thread;
  }

  private void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        // The server is being closed, or the machine has no more connections, which may pass.
        LockSupport.parkNanos(1_000_000);
      }
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
    Thread thread = new Thread(task, "FakeClerk connection");
    thread.setDaemon(true);
    return thread;
  }

  /** Stops listening and closes all connections. No client can connect when it returns. */
  @Override
  public synchronized void close() {
    closed = true;
    pause();
    threads.shutdownNow();
  }

  private void stopListening() {
    close(server);
    awaitEnd(acceptor); // the system accepts clients until the thread has left accept()
    connections.forEach(LoopbackServer::close);
  }

  private static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // restored when the thread has ended
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close a socket", e);
    }
  }
}
