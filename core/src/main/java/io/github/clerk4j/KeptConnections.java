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
 * The connections that OkHttp keeps, and their last uses. OkHttp looks at one that has been idle
 * for 10 s only, and not at all before a GET. Thread-safe.
 */
final class KeptConnections {
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Connection, Long> lastUses = new WeakHashMap<>();
  private final Scheduler time;
  private final boolean shared;

  /**
   * @param shared whether others use the same connections, so that one which is new to us can be
   *     old
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
   * Returns true if a connection can be dead without our knowing.
   *
   * @param careful whether it matters that it is not, even if it was used a moment ago
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
   * Returns false if the other side has closed an idle connection of HTTP/1.1, or has said
   * something unasked. Takes a millisecond where it has not.
   */
  static boolean isAlive(Socket socket) {
    try {
      int timeout = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        int said = socket.getInputStream().read();
        return said == Integer.MIN_VALUE; // the end, or a byte of a response to nothing
      } finally {
        socket.setSoTimeout(timeout);
      }
    } catch (SocketTimeoutException e) {
      return true; // nothing to read, as it should be
    } catch (IOException e) {
      return false;
    }
  }
}
