package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.testing.FakeClerk;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/** A browser at the started application, which runs as its properties say: on a fake Clerk. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BrowserTest {
  private final HttpClient browser =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .cookieHandler(new CookieManager())
          .build();

  @Autowired FakeClerk fake;
  @Autowired Environment environment;

  @Test
  void aPersonSignsInAndComesBackToThePage() throws Exception {
    String page = "http://localhost:" + environment.getProperty("local.server.port") + "/";
    HttpResponse<String> away = load(HttpRequest.newBuilder(URI.create(page)));
    assertThat(away.uri().toString()).startsWith(fake.signInUrl());

    String id = away.body().replaceAll("(?s).*?name=\"user_id\" value=\"([^\"]*)\".*", "$1");
    String form = "user_id=" + id + "&redirect_url=" + page;
    HttpResponse<String> back =
        load(
            HttpRequest.newBuilder(URI.create(fake.signInUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    assertThat(back.uri()).isEqualTo(URI.create(page));
    assertThat(back.body()).contains("Hello ada@example.com");
  }

  private HttpResponse<String> load(HttpRequest.Builder request) throws Exception {
    return browser.send(
        request.header("Accept", "text/html").header("Sec-Fetch-Dest", "document").build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
