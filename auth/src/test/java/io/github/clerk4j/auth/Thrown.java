package io.github.clerk4j.auth;

/** Every kind of throwable that foreign code can throw, declared or not. */
public final class Thrown {
  private Thrown() {}

  /** Throws one of the kind, or nothing for an unknown kind. */
  public static void byName(String kind) {
    switch (kind) {
      case "RuntimeException" -> throw new IllegalStateException("secret of a cookie");
      case "Error" -> throw new AssertionError("secret of a cookie");
      case "LinkageError" -> throw new NoClassDefFoundError("secret of a cookie");
      case "StackOverflowError" -> throw new StackOverflowError();
      case "OutOfMemoryError" -> throw new OutOfMemoryError("secret of a cookie");
      case "undeclared" -> sneak(new Exception("secret of a cookie"));
      case "InterruptedException" -> sneak(new InterruptedException());
      default -> {}
    }
  }

  @SuppressWarnings("unchecked") // Kotlin, Lombok and others throw like this
  private static <E extends Throwable> void sneak(Throwable e) throws E {
    throw (E) e;
  }
}
