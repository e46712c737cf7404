package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that several requests wait for, one of which is interrupted or fails. */
@Timeout(30)
class MemoizedTest {
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();

  /** Blocks the first call until it is interrupted or answered; answers others at once. */
  private final Memoized<String> once = new Memoized<>(this::call);

  private String call() {
    int number = calls.incrementAndGet();
    if (number == 1) {
      called.countDown();
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    } else if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
    return "value " + number;
  }

  @AfterEach
  void release() {
    answer.countDown();
  }

  @Test
  void interruptingTheCallerLetsAnotherOneCallInstead() throws Exception {
    CompletableFuture<Throwable> interrupted = new CompletableFuture<>();
    Thread caller = start(() -> interrupted.complete(catchThrowable(once::get)));
    called.await();
    CompletableFuture<String> other = new CompletableFuture<>();
    Thread waiting = start(() -> other.complete(once.get()));
    awaitBlocked(waiting);
    caller.interrupt();

    assertThat(interrupted.get(10, TimeUnit.SECONDS)).hasMessage("interrupted");
    assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("value 2");
    assertThat(once.get()).isEqualTo("value 2");
    assertThat(calls).hasValue(2);
  }

  @Test
  void interruptingOneThatWaitsEndsItsWaitAndNobodyElses() throws Exception {
    CompletableFuture<String> first = new CompletableFuture<>();
    start(() -> first.complete(once.get()));
    called.await();
    CompletableFuture<Boolean> staysInterrupted = new CompletableFuture<>();
    Thread waiting =
        start(
            () -> {
              assertThatThrownBy(once::get).hasMessage("interrupted");
              staysInterrupted.complete(Thread.currentThread().isInterrupted());
            });
    awaitBlocked(waiting);
    waiting.interrupt();

    assertThat(staysInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(first).isNotDone();
    answer.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("value 1");
    assertThat(once.get()).isEqualTo("value 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RuntimeException", "Error", "LinkageError", "undeclared"})
  void nothingThatIsThrownKeepsOthersWaiting(String kind) throws Exception {
    Memoized<String> failing =
        new Memoized<>(
            () -> {
              String value = call();
              Thrown.byName(calls.get() == 1 ? kind : "none");
              return value;
            });
    CompletableFuture<Throwable> caller = new CompletableFuture<>();
    start(() -> caller.complete(catchThrowable(failing::get)));
    called.await();
    CompletableFuture<Throwable> other = new CompletableFuture<>();
    Thread waiting = start(() -> other.complete(catchThrowable(failing::get)));
    awaitBlocked(waiting);
    answer.countDown();

    Throwable thrown = caller.get(10, TimeUnit.SECONDS);
    assertThat(thrown).isNotNull();
    assertThat(other.get(10, TimeUnit.SECONDS)).isSameAs(thrown);
    assertThat(failing.get()).isEqualTo("value 2");
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitBlocked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
