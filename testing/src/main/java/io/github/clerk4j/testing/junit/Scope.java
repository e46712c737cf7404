package io.github.clerk4j.testing.junit;

/** The tests that share a {@link io.github.clerk4j.testing.FakeClerk}. */
public enum Scope {
  /** The tests of a class and of its nested classes. */
  CLASS,

  /** Each test has its own. */
  TEST,

  /**
   * All tests of this run with this scope and equal settings. An application that calls {@code
   * clerkClient()} needs it, because that client is made once in a JVM.
   */
  RUN
}
