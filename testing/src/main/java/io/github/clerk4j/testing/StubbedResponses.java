package io.github.clerk4j.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The responses that a test stubs or enqueues, whatever the state. Thread-safe. */
final class StubbedResponses {
  private record Rule(String method, PathPattern path, FakeResponse response) {}

  private final Deque<FakeResponse> next = new ArrayDeque<>();
  private final List<Rule> always = new ArrayList<>();

  synchronized void enqueue(FakeResponse... responses) {
    next.addAll(List.of(responses));
  }

  /** Adds a stub; the latest one for a request counts. */
  synchronized void stub(String method, String path, FakeResponse response) {
    if (!path.startsWith("/") || path.startsWith("/v1/")) {
      throw new IllegalArgumentException(
          "The path of a stub begins with / and has no /v1, such as /users/{user_id}: " + path);
    }
    if (!method.equals(method.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("The method of a stub is in upper case: " + method);
    }
    Objects.requireNonNull(response, "response");
    always.add(0, new Rule(method, PathPattern.of("/v1" + path), response));
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
        return rule.response();
      }
    }
    return null;
  }
}
