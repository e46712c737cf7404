package io.github.clerk4j.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The responses that a test stubs or enqueues, whatever the state. Thread-safe. */
final class StubbedResponses {
  private record Rule(String method, PathPattern path, FakeResponse response) {}

  private final Deque<FakeResponse> next = new ArrayDeque<>();
  private final List<Rule> always = new ArrayList<>();

  private final Endpoints endpoints;

  StubbedResponses(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  void enqueue(FakeResponse... responses) {
    List<FakeResponse> all = Arguments.noNulls("responses", responses);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("responses must not be empty");
    }
    synchronized (this) {
      next.addAll(all);
    }
  }

  /** Adds a stub of an endpoint that is known; the latest one for a request counts. */
  void stub(String method, String path, FakeResponse response) {
    Rule rule = rule(method, path, response);
    endpoints.check(method, PathPattern.of(path));
    add(rule);
  }

  /** Adds a stub of any endpoint. */
  void stubOther(String method, String path, FakeResponse response) {
    add(rule(method, path, response));
  }

  private static Rule rule(String method, String path, FakeResponse response) {
    Arguments.notNull("method", method);
    Arguments.notNull("path", path);
    Arguments.notNull("response", response);
    if (!method.matches("[A-Z]+")) {
      throw new IllegalArgumentException("method must be in upper case, such as GET: " + method);
    }
    if (!path.startsWith("/") || path.startsWith("/v1/") || path.contains("?")) {
      throw new IllegalArgumentException(
          "path must begin with / and have no /v1 and no query, such as /users/{user_id}: " + path);
    }
    return new Rule(method, PathPattern.of("/v1" + path), response);
  }

  private synchronized void add(Rule rule) {
    always.add(0, rule);
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
