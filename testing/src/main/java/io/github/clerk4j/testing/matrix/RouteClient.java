package io.github.clerk4j.testing.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of an application, which follows no redirects. */
final class RouteClient {
  private static final Pattern SIGN_IN = Pattern.compile(".*/(sign-(?:in|up)(?:/.*)?)");
  private static final Pattern LOOPBACK =
      Pattern.compile("^https?://(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d+)?(?=/)");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String baseUrl;

  /** Creates a client of an application at this URL, which has no slash at the end. */
  RouteClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * Returns the cell of a request: its status, and the target of a redirect, or that there was no
   * response.
   *
   * @throws UncheckedIOException if the application does not accept connections
   */
  String send(Route route, String path, Caller caller) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(30));
    request.header("Accept", route.page() ? "text/html" : "application/json");
    if (route.page()) {
      request.header("Sec-Fetch-Dest", "document");
    }
    if (route.json() != null) {
      request.header("Content-Type", "application/json");
    }
    (route.page() ? caller.browser() : caller.program()).forEach(request::header);
    request.method(
        route.method(),
        route.json() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(route.json()));
    HttpResponse<Void> response = response(route, request.build());
    return response == null ? "no response" : cell(response);
  }

  private @Nullable HttpResponse<Void> response(Route route, HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.discarding());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new UncheckedIOException(
          "The application does not accept connections at " + baseUrl + ": " + route.name(), e);
    } catch (IOException e) {
      return null; // the connection broke, or the time is over
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + route.name(), e);
    }
  }

  private static String cell(HttpResponse<?> response) {
    int status = response.statusCode();
    String location = response.headers().firstValue("Location").orElse(null);
    return status / 100 == 3 && location != null ? status + " " + target(location) : "" + status;
  }

  /** Returns a short name of a redirect's target, without ports, which differ in every run. */
  private static String target(String location) {
    String target = location.replaceFirst("[?#].*", "").replace("|", "%7C");
    if (target.endsWith("/v1/client/handshake")) {
      return "handshake";
    }
    Matcher signIn = SIGN_IN.matcher(target);
    return signIn.matches() ? signIn.group(1) : LOOPBACK.matcher(target).replaceFirst("");
  }
}
