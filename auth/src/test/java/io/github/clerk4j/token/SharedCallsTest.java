package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The number of calls about equal credentials at the same time. */
class SharedCallsTest {
  private static final int CALLERS = 64;

  private final SharedCalls<String> shared = new SharedCalls<>();
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void callersWithoutBlockingShareOneCallUntilItEnds() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    List<CompletableFuture<String>> outcomes = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      outcomes.add(shared.call("key", CallMode.ASYNC, () -> counted(answer)));
    }
    outcomes.get(0).cancel(false);
    answer.complete("good");
    assertThat(outcomes.subList(1, CALLERS)).allMatch(each -> each.join().equals("good"));
    assertThat(calls).hasValue(1);

    assertThat(shared.call("key", CallMode.ASYNC, () -> counted(answer))).isCompleted();
    assertThat(calls).as("anew after the end").hasValue(2);
  }

  @Test
  @Timeout(60)
  void blockedThreadsShareOneCall() throws Exception {
    List<String> outcomes = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      threads.add(
          new Thread(
              () -> {
                String outcome =
                    shared.call("key", CallMode.BLOCKING, () -> onceAllWait(threads)).join();
                synchronized (outcomes) {
                  outcomes.add(outcome);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread each : threads) {
      each.join();
    }
    assertThat(outcomes).hasSize(CALLERS).containsOnly("good");
    assertThat(calls).hasValue(1);
  }

  @Test
  @Timeout(60)
  void aCallWithinItselfDoesNotWaitForItself() {
    CompletableFuture<String> outcome =
        shared.call(
            "key",
            CallMode.BLOCKING,
            () ->
                shared.call(
                    "key",
                    CallMode.BLOCKING,
                    () -> counted(CompletableFuture.completedFuture("good"))));
    assertThat(outcome).isCompletedWithValue("good");
  }

  private CompletableFuture<String> counted(CompletableFuture<String> answer) {
    calls.incrementAndGet();
    return answer;
  }

  private CompletableFuture<String> onceAllWait(List<Thread> threads) {
    while (threads.stream()
        .anyMatch(
            each -> each != Thread.currentThread() && each.getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    return counted(CompletableFuture.completedFuture("good"));
  }
}
