package io.github.clerk4j.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A benchmark of thousands of callers on virtual threads, through one client. */
final class VirtualThreads {
  private static final ThreadMXBean PLATFORM_THREADS = ManagementFactory.getThreadMXBean();

  private VirtualThreads() {}

  public static void main(String[] args) throws Exception {
    int callers = Integer.getInteger("callers", 2000);
    System.out.printf("%nVirtual threads, Java %s%n%n", Runtime.version());
    System.out.println("| | callers | answered | s | ideal | platform threads | pinned |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    try (Jvm slow = Jvm.server("slow")) {
      String url = slow.readLine();
      row("answers that take 1 s", url, callers, 1);
    }
    try (Jvm limited = Jvm.server("limited")) {
      row("a rate limit of 100 a second to wait for", limited.readLine(), 500, 4);
    }
    System.out.println("\nA thread that pins on purpose: " + control() + " pinned");
  }

  private static void row(String what, String url, int callers, double ideal)
      throws IOException, InterruptedException {
    Contender ours = Contender.of("ours", url);
    call(ours, callers / 2); // loading classes pins the thread
    PLATFORM_THREADS.resetPeakThreadCount();
    AtomicInteger answered = new AtomicInteger();
    AtomicLong nanos = new AtomicLong();
    int pinned =
        Pinned.during(
            () -> {
              long start = System.nanoTime();
              answered.set(call(ours, callers));
              nanos.set(System.nanoTime() - start);
            });
    System.out.printf(
        "| %s | %d | %d | %.2f | %.1f | %d | %d |%n",
        what,
        callers,
        answered.get(),
        nanos.get() / 1e9,
        ideal,
        PLATFORM_THREADS.getPeakThreadCount(),
        pinned);
  }

  private static int call(Contender ours, int callers) throws InterruptedException {
    AtomicInteger answered = new AtomicInteger();
    ExecutorService virtual = perTask();
    for (int i = 0; i < callers; i++) {
      virtual.execute(
          () -> {
            if (ours.firstName("user_1").equals("Ada")) {
              answered.incrementAndGet();
            }
          });
    }
    virtual.shutdown();
    if (!virtual.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("calls do not end");
    }
    return answered.get();
  }

  /** Checks the measurement: waiting in a static initialiser pins the carrier thread. */
  private static int control() throws IOException, InterruptedException {
    return Pinned.during(
        () -> {
          ExecutorService virtual = perTask();
          virtual.execute(() -> System.setProperty("waited", OnPurpose.WAITED));
          virtual.shutdown();
          var unused = virtual.awaitTermination(1, TimeUnit.MINUTES);
        });
  }

  private static final class OnPurpose {
    static final String WAITED;

    static {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      WAITED = "true";
    }
  }

  /** Starts a virtual thread by reflection, because this is compiled for Java 17. */
  private static ExecutorService perTask() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("virtual threads need Java 21 or later", e);
    }
  }
}
