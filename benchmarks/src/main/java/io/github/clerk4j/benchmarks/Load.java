package io.github.clerk4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** One contender under load in a JVM of its own. Prints a line of figures for each case. */
final class Load {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final LongAdder calls = new LongAdder();
  private volatile boolean ended;

  private Load() {}

  /** The arguments: contender, URL, milliseconds to warm up, milliseconds to measure. */
  public static void main(String[] args) throws InterruptedException {
    Contender contender = Contender.of(args[0], args[1]);
    long warmUp = Long.parseLong(args[2]);
    long measure = Long.parseLong(args[3]);
    Runnable user = () -> check(contender.firstName("user_1").equals("Ada"));
    Runnable list = () -> check(contender.users(500) == 500);
    for (Runnable call : List.of(user, list)) {
      for (int callers : new int[] {1, 16}) {
        new Load().run(call, callers, warmUp, measure);
      }
    }
    System.exit(0); // even if threads are left
  }

  private void run(Runnable call, int callers, long warmUp, long measure)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      threads.add(new Thread(() -> repeat(call)));
    }
    threads.forEach(Thread::start);
    Thread.sleep(warmUp);
    long callsBefore = calls.sum();
    long cpuBefore = SYSTEM.getProcessCpuTime();
    long bytesBefore = allocated();
    long start = System.nanoTime();
    Thread.sleep(measure);
    long count = calls.sum() - callsBefore;
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpu = SYSTEM.getProcessCpuTime() - cpuBefore;
    double bytes = allocated() - bytesBefore;
    System.out.println(count / seconds + " " + cpu / count / 1e3 + " " + bytes / count / 1024);
    ended = true;
    for (Thread each : threads) {
      each.join();
    }
  }

  private void repeat(Runnable call) {
    while (!ended) {
      call.run();
      calls.increment();
    }
  }

  /**
   * Returns the allocation of all live threads, because some clients read on threads of their own.
   */
  private static long allocated() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(bytes, 0);
    }
    return sum;
  }

  private static void check(boolean right) {
    if (!right) {
      throw new IllegalStateException("a wrong answer");
    }
  }
}
