package io.github.clerk4j.testing;

/** A fault of a {@link FakeClerk} that lasts until it is closed. Thread-safe. */
public interface Fault extends AutoCloseable {
  /** Ends the fault. Has no effect the second time. */
  @Override
  void close();
}
