package io.github.clerk4j.scenarios;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A client that sends one request to an application, and follows no redirect. */
public final class ScenarioClient {
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().followRedirects(false).retryOnConnectionFailure(false).build();

  private final URI application;

  /** Creates a client of an application that listens at this URL. */
  public ScenarioClient(URI application) {
    this.application = application;
  }

  /**
   * Returns a GET request of a program.
   *
   * @param path path and query, or an absolute URL at another server
   */
  public Call get(String path) {
    return new Call("GET", path, null);
  }

  Call head(String path) {
    return new Call("HEAD", path, null);
  }

  /** Returns a POST request of a program. */
  public Call post(String path, String type, byte[] body) {
    return new Call("POST", path, RequestBody.create(body, MediaType.get(type)));
  }

  /** A response. */
  public record Reply(int status, Headers headers, String body) {
    /** Returns the only line of a header, or null if there is none. */
    public @Nullable String header(String name) {
      List<String> lines = headers.values(name);
      if (lines.size() > 1) {
        throw new AssertionError(name + " has several lines: " + lines);
      }
      return lines.isEmpty() ? null : lines.get(0);
    }

    String location() {
      return Objects.requireNonNull(header("Location"), "the response has no Location");
    }

    /** Returns the cookies that a browser then has, as a {@code Cookie} header. */
    String cookiesAfter(String before) {
      Map<String, String> cookies = new LinkedHashMap<>();
      for (String each : before.split("; ", -1)) {
        cookies.put(each.substring(0, each.indexOf('=')), each);
      }
      for (String line : headers.values("Set-Cookie")) {
        String name = line.substring(0, line.indexOf('='));
        if (line.contains("Max-Age=0")) {
          cookies.remove(name);
        } else {
          cookies.put(name, line.substring(0, (line + ";").indexOf(';')));
        }
      }
      return cookies.values().stream().collect(Collectors.joining("; "));
    }
  }

  /** A request. Not thread-safe. */
  public final class Call {
    private final Request.Builder request = new Request.Builder();

    private Call(String method, String path, @Nullable RequestBody body) {
      HttpUrl url = HttpUrl.parse(path);
      if (url == null) {
        url = HttpUrl.get(application.resolve(path));
        header("Host", URI.create(ScenarioWorld.ORIGIN).getHost());
      }
      request.url(url).method(method, body).header("Accept", "application/json");
    }

    /** Adds a header. */
    public Call header(String name, String value) {
      request.header(name, value);
      return this;
    }

    Call headers(Map<String, List<String>> headers) {
      headers.forEach((name, lines) -> lines.forEach(line -> request.header(name, line)));
      return this;
    }

    /** Adds a token. */
    public Call bearer(String token) {
      return header("Authorization", "Bearer " + token);
    }

    /** Adds cookies. */
    public Call cookies(String cookies) {
      return header("Cookie", cookies);
    }

    /** Makes it the request of a browser that loads a page. */
    public Call asPage() {
      return header("Accept", "text/html").header("Sec-Fetch-Dest", "document");
    }

    Call asServerAction() {
      return header("Next-Url", "/").header("Next-Action", "1");
    }

    /** Sends it. */
    public Reply send() throws IOException {
      try (Response response = HTTP.newCall(request.build()).execute()) {
        String body = new String(response.body().bytes(), StandardCharsets.UTF_8);
        return new Reply(response.code(), response.headers(), body);
      }
    }
  }
}
