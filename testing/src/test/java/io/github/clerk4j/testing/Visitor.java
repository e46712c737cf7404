package io.github.clerk4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's browser, which keeps the cookies of one host and goes where it is told to. */
final class Visitor {
  private static final HttpClient HTTP = HttpClient.newHttpClient(); // follows no redirects

  private final Map<String, String> cookies = new LinkedHashMap<>();

  record Seen(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    URI location() {
      return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    /** A parameter of the URL that the browser is sent to, or null. */
    @Nullable String parameter(String name) {
      return FormData.parse(location().getRawQuery()).first(name);
    }

    List<String> setCookies() {
      return response.headers().allValues("Set-Cookie");
    }
  }

  Seen get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  Seen post(String url, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Seen send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      Seen seen =
          new Seen(
              HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString()));
      for (String line : seen.setCookies()) {
        String[] pair = line.substring(0, line.indexOf(';')).split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      return seen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
