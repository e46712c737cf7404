package io.github.clerk4j.testing;

import io.github.clerk4j.model.ClerkErrors;
import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The back end of an application, without clerk4j. */
record Backend(FakeClerk clerk, boolean drifts) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  Backend(FakeClerk clerk) {
    this(clerk, false);
  }

  record Reply(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    <T> T as(Class<T> model) {
      return Json.read(model, response.body());
    }

    Map<?, ?> json() {
      return as(Map.class);
    }

    List<?> list() {
      return (List<?>) as(Object.class);
    }

    /** The values of one member of all items of a list. */
    List<?> each(String member) {
      return list().stream().<Object>map(item -> ((Map<?, ?>) item).get(member)).toList();
    }

    /** The items of a list with a total. */
    List<?> data(String member) {
      List<?> data = (List<?>) Objects.requireNonNull(json().get("data"));
      return data.stream().<Object>map(item -> ((Map<?, ?>) item).get(member)).toList();
    }

    String code() {
      return as(ClerkErrors.class).errors().get(0).code();
    }

    /** The parameter that an error is about. */
    Object parameter() {
      Map<String, Object> meta = as(ClerkErrors.class).errors().get(0).meta();
      return Objects.requireNonNull(meta.get("param_name"));
    }

    /** Returns true for a response that no test made. */
    boolean isOwn() {
      return !response.body().isEmpty();
    }
  }

  Reply get(String path) {
    return send("GET", path, "");
  }

  Reply post(String path, Map<String, ?> body) {
    return send("POST", path, Json.write(body));
  }

  Reply post(String path) {
    return send("POST", path, "");
  }

  Reply patch(String path, String json) {
    return send("PATCH", path, json);
  }

  Reply put(String path, String json) {
    return send("PUT", path, json);
  }

  Reply delete(String path) {
    return send("DELETE", path, "");
  }

  /**
   * Sends a request with the secret key; a success fits the description, unless the fake drifts.
   */
  Reply send(String method, String path, String body) {
    Reply reply =
        send(request(method, path, body).header("Authorization", "Bearer " + clerk.secretKey()));
    if (!drifts && reply.status() < 300 && reply.isOwn()) {
      Described.check(method, path, reply.response().body());
    }
    return reply;
  }

  HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(clerk.apiUrl() + path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(20))
        .method(method, BodyPublishers.ofString(body));
  }

  Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
