package io.github.clerk4j.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okio.Buffer;

/** Answers calls with what it was told, in order, and remembers what was asked. */
final class FakeTransport implements Transport {
  final List<Request> requests = new ArrayList<>();
  private final Deque<Object> answers = new ArrayDeque<>();
  private final Map<String, String> query;
  private final Endpoints endpoints =
      new Endpoints(HttpUrl.get("https://api.example.com/v1"), new OkHttpClient());

  FakeTransport() {
    this.query = Map.of();
  }

  /** A transport that adds a parameter to calls that do not set it. */
  FakeTransport(String parameter, String value) {
    this.query = Map.of(parameter, value);
  }

  FakeTransport answer(String json) {
    answers.add(json);
    return this;
  }

  FakeTransport answer(RuntimeException failure) {
    answers.add(failure);
    return this;
  }

  FakeTransport answer(CompletableFuture<?> later) {
    answers.add(later);
    return this;
  }

  /** The queries that were asked, in order. */
  List<String> queries() {
    return requests.stream().map(each -> String.valueOf(each.url().query())).toList();
  }

  @Override
  public Endpoints endpoints() {
    return endpoints;
  }

  @Override
  public Map<String, String> query() {
    return query;
  }

  @Override
  public <T> T call(ApiCall<T> call) {
    requests.add(call.withDefaults(query).request());
    return read(call, answers.remove());
  }

  @Override
  @SuppressWarnings("unchecked") // the test knows what it answers
  public <T> CompletableFuture<T> callAsync(ApiCall<T> call) {
    requests.add(call.withDefaults(query).request());
    Object answer = answers.remove();
    if (answer instanceof CompletableFuture<?> later) {
      return (CompletableFuture<T>) later;
    }
    try {
      return CompletableFuture.completedFuture(read(call, answer));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static <T> T read(ApiCall<T> call, Object answer) {
    if (answer instanceof RuntimeException failure) {
      throw failure;
    }
    try {
      return call.read(new Buffer().writeUtf8((String) answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
