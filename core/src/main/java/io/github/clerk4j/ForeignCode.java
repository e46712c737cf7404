package io.github.clerk4j;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of the user's code: listeners, rate limiters, event listeners. Such code can throw any
 * exception, even a checked one (Kotlin declares none), and must not change the outcome of a call.
 */
final class ForeignCode {
  private static final Logger LOG = LoggerFactory.getLogger(ClerkClient.class);

  /** A task that can throw anything. */
  interface Task {
    void run() throws Throwable;
  }

  private ForeignCode() {}

  /**
   * Runs a task, and logs its failure instead of throwing it.
   *
   * @param what names the code in the log, such as "The listener"
   */
  static void run(String what, Task task) {
    try {
      task.run();
    } catch (Throwable e) {
      failed(what, e);
    }
  }

  /** Returns the text of an exception, or the name of its class if it cannot tell its text. */
  static String text(Throwable e) {
    try {
      return e.toString();
    } catch (Throwable broken) {
      return e.getClass().getName();
    }
  }

  /** Logs a failure; after an {@code InterruptedException}, the thread stays interrupted. */
  static void failed(String what, Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    try {
      LOG.warn("{} failed", what, e);
    } catch (Throwable broken) {
      if (broken != e) { // or it would be an error
        e.addSuppressed(broken); // a logger that fails cannot log it
      }
    }
  }
}
