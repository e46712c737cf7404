package io.github.clerk4j;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The connections that OkHttp keeps, and their last uses. OkHttp itself checks a connection only
 * after 10 s without use, and never before a GET. Thread-safe.
 */
final class KeptConnections {
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Connection, Long> lastUses = new WeakHashMap<>();
  private final Scheduler time;
  private final boolean shared;

  /**
   * @param shared true if others use the same connections, so that an unknown one can be old
   */
  KeptConnections(Scheduler time, boolean shared) {
    this.time = time;
    this.shared = shared;
  }

  boolean isKept(Connection connection) {
    return lastUse(connection) != null;
  }

  void used(Connection connection) {
    lock.lock();
    try {
      lastUses.put(connection, time.nanos());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns true if a connection has to be checked.
   *
   * @param careful true to check even one that was used a moment ago
   */
  boolean isDoubtful(Connection connection, boolean careful) {
    Long last = lastUse(connection);
    return last == null ? shared && careful : careful || time.since(last).compareTo(IDLE) >= 0;
  }

  private @Nullable Long lastUse(Connection connection) {
    lock.lock();
    try {
      return lastUses.get(connection);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns false if the peer has closed an idle connection of HTTP/1.1, or has sent bytes without
   * a request. Takes a millisecond otherwise.
   */
  static boolean isAlive(Socket socket) {
    try {
      int timeout = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        var unused = socket.getInputStream().read();
        return false; // the end, or a byte without a request
      } finally {
        socket.setSoTimeout(timeout);
      }
    } catch (SocketTimeoutException e) {
      return true; // nothing to read
    } catch (IOException e) {
      return false;
    }
  }
}
