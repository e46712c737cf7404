package io.github.clerk4j.example;

import io.github.clerk4j.CallListener.Attempt;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** 200 calls at once against a scaled rate limit, told attempt by attempt. */
final class Storm {
  private static final int CALLS = 200;

  private Storm() {}

  /** Returns the attempts as lines of JSON, as they end, and a summary as the last one. */
  static Response of(Lab lab, String userId) {
    return Response.stream("application/x-ndjson", output -> run(lab, userId, output));
  }

  private static void run(Lab lab, String userId, OutputStream output) throws IOException {
    long start = System.nanoTime();
    BlockingQueue<Map<String, ?>> lines = new LinkedBlockingQueue<>();
    OkHttpClient http = unhurried();
    Fault limit = lab.limitCalls();
    try (ClerkClient clerk =
        ClerkClient.builder()
            .httpClient(http)
            .listener(attempt -> lines.add(line(attempt, start)))
            .build()) {
      List<CompletableFuture<User>> calls =
          IntStream.range(0, CALLS)
              .mapToObj(each -> clerk.async().users().getUser(userId))
              .toList();
      CompletableFuture<Boolean> end =
          CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
              .handle((all, failure) -> lines.add(summary(calls, start)));
      Map<String, ?> line;
      do {
        line = lines.take();
        output.write((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
      } while (!line.containsKey("calls"));
      end.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      limit.close();
      http.dispatcher().executorService().shutdown();
    }
  }

  private static OkHttpClient unhurried() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(CALLS);
    dispatcher.setMaxRequestsPerHost(CALLS);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .readTimeout(Duration.ofSeconds(10))
        .build();
  }

  private static Map<String, ?> line(Attempt attempt, long start) {
    return Map.of("at", millisSince(start), "status", attempt.status(), "n", attempt.number());
  }

  private static Map<String, ?> summary(List<CompletableFuture<User>> calls, long start) {
    long failed = calls.stream().filter(CompletableFuture::isCompletedExceptionally).count();
    return Map.of("calls", CALLS, "failed", failed, "at", millisSince(start));
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
