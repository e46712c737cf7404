package io.github.clerk4j.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's HTTP client, with a search for one name instead of a parser. */
final class BareJdk implements Contender {
  private static final String FIRST_NAME = "\"first_name\":\"";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  BareJdk(String url) {
    this.url = url;
  }

  @Override
  public String firstName(String userId) {
    String body = get("/v1/users/" + userId);
    int from = body.indexOf(FIRST_NAME) + FIRST_NAME.length();
    return body.substring(from, body.indexOf('"', from));
  }

  @Override
  public int users(int limit) {
    return get("/v1/users?limit=" + limit).split(FIRST_NAME, -1).length - 1;
  }

  private String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + SECRET_KEY)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void createOrganization(String name) {
    throw new UnsupportedOperationException();
  }
}
