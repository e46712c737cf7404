package io.github.clerk4j;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** System properties, for as long as something runs. */
final class Properties {
  private Properties() {}

  static <T> T with(String name, String value, Supplier<T> run) {
    String before = System.getProperty(name);
    System.setProperty(name, value);
    try {
      return run.get();
    } finally {
      restore(name, before);
    }
  }

  private static void restore(String name, @Nullable String before) {
    if (before == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, before);
    }
  }
}
