package io.github.clerk4j.example;

import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of a data source that accepts tokens of this application's Clerk instance. */
final class DataSourceClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;

  DataSourceClient(URI url) {
    this.url = url;
  }

  Object read(String token) {
    HttpRequest request =
        HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token).build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "the data source responded with " + response.statusCode() + ": " + response.body());
      }
      return Json.read(Object.class, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
