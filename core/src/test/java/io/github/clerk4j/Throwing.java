package io.github.clerk4j;

import java.io.IOException;
import java.util.concurrent.CancellationException;

/** The kinds of things that code can throw. */
enum Throwing {
  RUNTIME_EXCEPTION(new IllegalStateException("a fault of the user's")),
  ERROR(new AssertionError("a fault of the user's")),
  STACK_OVERFLOW(new StackOverflowError()),
  LINKAGE_ERROR(new NoClassDefFoundError("a/fault")),
  CHECKED_EXCEPTION(new Exception("a fault of the user's")),
  IO_EXCEPTION(new IOException("a fault of the user's")),
  INTERRUPTION(new InterruptedException("a fault of the user's")),
  CANCELLATION(new CancellationException("a fault of the user's")),
  THROWABLE(new Throwable("a fault of the user's")),
  WITHOUT_TEXT(
      new IllegalStateException() {
        @Override
        public String getMessage() {
          throw Throwing.<RuntimeException>sneaky(this);
        }
      });

  @SuppressWarnings("ImmutableEnumChecker") // only thrown
  private final Throwable thrown;

  Throwing(Throwable thrown) {
    this.thrown = thrown;
  }

  /** Throws, whatever the caller declares, as Kotlin does. */
  @SuppressWarnings({"TypeParameterUnusedInFormals", "DoNotCallSuggester"})
  <T> T now() {
    throw Throwing.<RuntimeException>sneaky(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "DoNotCallSuggester"})
  private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
