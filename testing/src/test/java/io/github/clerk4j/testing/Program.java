package io.github.clerk4j.testing;

import io.github.clerk4j.model.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** A program of somebody else's that uses a FakeClerk, prints what it finds, and then fails. */
final class Program {
  private Program() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    FakeClerk clerk = FakeClerk.start();
    User ada = clerk.addUser("ada@example.com");
    boolean byOkHttp = Arrays.asList(args).contains("by-okhttp");
    String url = clerk.apiUrl() + "/v1/users/" + ada.id();
    String body = byOkHttp ? ByOkHttp.get(url, clerk.secretKey()) : get(url, clerk.secretKey());
    System.out.println(body.contains(ada.id()) ? "found the user" : body);
    System.out.println(
        clerk.sessionToken(clerk.signIn(ada)).sign().split("\\.", -1).length == 3
            ? "has a token"
            : "");
    throw new IllegalStateException("failed on purpose");
  }

  private static String get(String url, String key) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + key).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  /** A class of its own, so that the program runs where there is no OkHttp. */
  private static final class ByOkHttp {
    static String get(String url, String key) throws IOException {
      System.out.println("OkHttp " + okhttp3.OkHttp.VERSION);
      okhttp3.Request request =
          new okhttp3.Request.Builder().url(url).header("Authorization", "Bearer " + key).build();
      okhttp3.OkHttpClient client = new okhttp3.OkHttpClient();
      try (okhttp3.Response response = client.newCall(request).execute()) {
        return String.valueOf(response.body().string());
      } finally {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
      }
    }
  }
}
