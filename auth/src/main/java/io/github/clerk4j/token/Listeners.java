package io.github.clerk4j.token;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a verifier or authenticator. An exception of one is logged and otherwise
 * ignored. Immutable.
 *
 * <p>Part of the bridge to {@code io.github.clerk4j.auth} and {@code io.github.clerk4j.webhook}.
 *
 * @param logger the name of the logger for their exceptions
 */
public record Listeners<L>(String logger, List<L> all) {
  public Listeners {
    all = List.copyOf(all);
  }

  /** Returns no listeners. */
  public static <L> Listeners<L> none(String logger) {
    return new Listeners<>(logger, List.of());
  }

  /** Returns these listeners and another one. */
  public Listeners<L> and(L listener) {
    List<L> more = new ArrayList<>(all);
    more.add(listener);
    return new Listeners<>(logger, more);
  }

  /** Returns true if there are no listeners, so that nothing needs to be measured. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Tells all listeners. Never throws. */
  public void tell(Consumer<? super L> what) {
    for (L each : all) {
      try {
        what.accept(each);
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  private void failed(Throwable e) {
    if (e instanceof InterruptedException) { // which Kotlin throws without declaring it
      Thread.currentThread().interrupt();
    }
    try {
      LoggerFactory.getLogger(logger).warn("The listener failed", e);
    } catch (Throwable broken) {
      return; // a logger that fails cannot log it, and the request still has to be answered
    }
  }
}
