package io.github.clerk4j.example;

import io.github.clerk4j.CallListener;
import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events that the page shows as they happen, by server-sent events. It keeps the latest 200, so
 * that a page that loads during a handshake shows the hops before it. Thread-safe.
 */
final class LiveLog implements CallListener, AutoCloseable {
  private static final int KEPT = 200;
  private static final Duration PING = Duration.ofSeconds(15);

  private record Entry(long id, String json) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long latest;
  private boolean closed;

  /** Adds an event of a kind, such as {@code call}. It must hold no tokens. */
  void add(String kind, Map<String, ?> data) {
    Map<String, Object> event = new LinkedHashMap<>(data);
    event.put("kind", kind);
    event.put("at", Instant.now().toString());
    String json = Json.write(event);
    synchronized (this) {
      latest++;
      entries.add(new Entry(latest, json));
      if (entries.size() > KEPT) {
        entries.remove();
      }
      notifyAll();
    }
  }

  /** Adds an attempt of a call to Clerk. The client calls this after each one. */
  @Override
  public void onAttempt(Attempt attempt) {
    Duration wait = attempt.retryAfter();
    add(
        "call",
        Map.of(
            "method", attempt.method(),
            "path", attempt.path(),
            "operation", attempt.operation(),
            "attempt", attempt.number(),
            "outcome", attempt.outcome(),
            "ms", attempt.duration().toNanos() / 1e6,
            "retryAfterMs", wait == null ? -1 : wait.toMillis()));
  }

  /**
   * Returns the stream of events: first those that it kept.
   *
   * @param seen the latest event that the page has seen, or 0
   */
  Response stream(long seen) {
    return Response.stream("text/event-stream", output -> write(output, seen));
  }

  private void write(OutputStream output, long seen) throws IOException {
    long last = seen;
    while (true) {
      List<Entry> news = await(last);
      if (news == null) {
        return;
      }
      StringBuilder text = new StringBuilder(news.isEmpty() ? ": still here\n\n" : "");
      for (Entry each : news) {
        text.append("id: " + each.id() + "\ndata: " + each.json() + "\n\n");
        last = each.id();
      }
      output.write(text.toString().getBytes(StandardCharsets.UTF_8));
      output.flush();
    }
  }

  /** Returns the entries after this one, none after some seconds, or null at the end. */
  private synchronized @Nullable List<Entry> await(long last) {
    long from = last > latest ? 0 : last; // a page of an earlier start
    long end = System.nanoTime() + PING.toNanos();
    while (latest == from && !closed) {
      long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (millis <= 0) {
        return List.of();
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return closed ? null : entries.stream().filter(each -> each.id() > from).toList();
  }

  /** Ends all streams. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
