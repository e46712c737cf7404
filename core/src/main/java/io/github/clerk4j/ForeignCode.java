package io.github.clerk4j;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls into code of the user's: listeners, budgets, event listeners. Such code can throw anything,
 * checked exceptions included (Kotlin declares none), and must not change what becomes of a call.
 */
final class ForeignCode {
  private static final Logger LOG = LoggerFactory.getLogger(ClerkClient.class);

  /** Something that can fail in any way. */
  interface Task {
    void run() throws Throwable;
  }

  private ForeignCode() {}

  /**
   * Runs a task; a failure is logged and goes no further.
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

  /** Logs a failure, and keeps the thread interrupted if that was the failure. */
  static void failed(String what, Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    try {
      LOG.warn("{} failed", what, e);
    } catch (Throwable broken) {
      e.addSuppressed(broken); // a logger that fails cannot be told to the log
    }
  }
}
