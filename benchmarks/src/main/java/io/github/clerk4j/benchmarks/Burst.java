package io.github.clerk4j.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A number of calls by 16 threads, and their outcomes. */
record Burst(int answered, int failed, double seconds) {
  private static final int THREADS = 16;

  static Burst of(int calls, IntConsumer call) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int each = next.getAndIncrement();
                    each < calls;
                    each = next.getAndIncrement()) {
                  try {
                    call.accept(each);
                    answered.incrementAndGet();
                  } catch (RuntimeException e) {
                    failed.incrementAndGet();
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread each : threads) {
      each.join();
    }
    return new Burst(answered.get(), failed.get(), (System.nanoTime() - start) / 1e9);
  }

  /** Returns the server's counts: requests, 429s, executions, repeated executions. */
  static String[] counts(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url + "/counts")).build(), BodyHandlers.ofString())
        .body()
        .split(" ", -1);
  }
}
