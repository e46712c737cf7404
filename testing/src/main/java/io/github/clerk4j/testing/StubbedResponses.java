package io.github.clerk4j.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a test wants to be answered, whatever the state. Safe for use by several threads. */
final class StubbedResponses {
  private record Rule(String method, PathPattern path, FakeResponse answer) {}

  private final Deque<FakeResponse> next = new ArrayDeque<>();
  private final List<Rule> always = new ArrayList<>();

  synchronized void enqueue(FakeResponse... answers) {
    next.addAll(List.of(answers));
  }

  /** The latest rule for a request counts. */
  synchronized void stub(String method, String path, FakeResponse answer) {
    always.add(0, new Rule(method, PathPattern.of("/v1" + path), answer));
  }

  synchronized void clear() {
    next.clear();
    always.clear();
  }

  synchronized @Nullable FakeResponse take(String method, List<String> path) {
    FakeResponse first = next.poll();
    if (first != null) {
      return first;
    }
    for (Rule rule : always) {
      if (rule.method().equals(method) && rule.path().match(path) != null) {
        return rule.answer();
      }
    }
    return null;
  }
}
