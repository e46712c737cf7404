package io.github.clerk4j.testing.junit;

import io.github.clerk4j.testing.FakeClerk;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fake with the values that were made for it, which end with the scope. Thread-safe. */
@SuppressWarnings({"deprecation", "try"}) // JUnit 5.12 closes no other resources
final class RunningFake implements ExtensionContext.Store.CloseableResource, AutoCloseable {
  private final FakeClerk fake;
  private final boolean publishes;
  private final Map<Class<?>, FutureTask<Object>> values = new ConcurrentHashMap<>();
  private final Deque<AutoCloseable> closeables = new ConcurrentLinkedDeque<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private @Nullable SystemProperties properties;

  RunningFake(Settings settings) {
    this.fake = settings.fake().start();
    this.publishes = settings.systemProperties();
    closeables.push(fake);
  }

  FakeClerk fake() {
    return fake;
  }

  boolean isClosed() {
    return closed.get();
  }

  /** Sets the system properties, if that is asked for and not done yet. */
  synchronized void publish(ExtensionContext context) {
    if (publishes && properties == null) {
      SystemProperties set = SystemProperties.set(fake, context);
      properties = set;
      closeables.push(set::restore);
    }
  }

  /** Returns the value of a type, made at the first call. */
  <T> T value(Class<T> type, Parameters parameters) {
    if (type == FakeClerk.class) {
      return type.cast(fake);
    }
    FutureTask<Object> task =
        values.computeIfAbsent(
            type, key -> new FutureTask<>(() -> kept(parameters.make(type, this))));
    task.run(); // has no effect after the first time
    try {
      return type.cast(task.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a " + type.getName() + " was made", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a " + type.getName() + " could not be made", e.getCause());
    }
  }

  private Object kept(Object value) {
    if (value instanceof AutoCloseable closeable) {
      closeables.push(closeable);
    }
    return value;
  }

  /** Closes the values, the last one first, and then the fake. */
  @Override
  public void close() throws Exception {
    closed.set(true);
    Exception failure = null;
    for (AutoCloseable each : closeables) {
      try {
        each.close();
      } catch (Exception e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
