package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example's pages, as a browser meets them: it keeps cookies and goes where it is sent. */
class PagesTest {
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final List<String> exchanges = new ArrayList<>();
  private RunningApplication server;

  @BeforeEach
  void start() throws IOException {
    server = RunningApplication.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aBrowserWithoutASessionIsSentThroughAHandshakeAndComesBackSignedIn() throws Exception {
    server.lab().signInBrowsers();

    HttpResponse<String> page = load(server.url().resolve("/dashboard"));

    assertThat(page.statusCode()).as("%s", exchanges).isEqualTo(200);
    assertThat(session()).contains("\"signedIn\":true", server.lab().userId());
    assertThat(exchanges).hasSize(4);
    assertThat(exchanges.get(0)).contains("307", "/v1/client/handshake?");
    assertThat(exchanges.get(1)).contains("307", "__clerk_handshake_nonce=");
    assertThat(exchanges.get(2)).contains("307", "__session");
    assertThat(page.uri()).isEqualTo(server.url().resolve("/dashboard"));
    System.out.println(String.join("\n", exchanges));
  }

  @Test
  void aSignedOutUserIsRedirectedToSignInAndBackToThePage() throws Exception {
    HttpResponse<String> signIn = load(server.url().resolve("/dashboard?tab=2"));
    assertThat(signIn.uri().getPath()).as("%s", exchanges).isEqualTo("/sign-in");

    HttpResponse<String> page = choose("ada@example.com", signIn);

    assertThat(page.statusCode()).as("%s", exchanges).isEqualTo(200);
    assertThat(page.uri()).isEqualTo(server.url().resolve("/dashboard?tab=2"));
    assertThat(session()).contains("\"signedIn\":true", server.lab().userId());
    assertThat(load(server.url().resolve("/")).statusCode()).isEqualTo(200);
  }

  @Test
  void theHomePageIsForEverybody() throws Exception {
    assertThat(load(server.url().resolve("/")).body()).contains("<h2 id=\"sign-in-title\">");
    assertThat(session()).contains("\"signedIn\":false");
  }

  @Test
  void aPathOfAnOrganizationActivatesItByAHandshake() throws Exception {
    server.lab().signInBrowsers();
    load(server.url().resolve("/"));
    assertThat(session()).contains("\"orgSlug\":\"analytical-engines\"");

    HttpResponse<String> page = load(server.url().resolve("/orgs/royal-society"));

    assertThat(page.uri()).as("%s", exchanges).isEqualTo(server.url().resolve("/"));
    assertThat(session()).contains("\"orgSlug\":\"royal-society\"", "\"role\":\"org:member\"");
    load(server.url().resolve("/personal"));
    assertThat(session()).contains("\"orgSlug\":null");
  }

  private String session() throws Exception {
    return browser
        .send(
            HttpRequest.newBuilder(server.url().resolve("/demo/session")).build(),
            BodyHandlers.ofString())
        .body();
  }

  /** Presses the button of a user on the page to sign in on. */
  private HttpResponse<String> choose(String user, HttpResponse<String> signIn) throws Exception {
    String form =
        "redirect_url="
            + encoded(found("name=\"redirect_url\" value=\"([^\"]*)\"", signIn))
            + "&user_id="
            + encoded(
                found(
                    "(?s)value=\"(user_[^\"]*)\"(?:(?!</button>).)*" + Pattern.quote(user),
                    signIn));
    return follow(
        send(
            HttpRequest.newBuilder(signIn.uri().resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
  }

  private static String found(String pattern, HttpResponse<String> page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page.body());
    assertThat(matcher.find()).as(page.body()).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> load(URI url) throws Exception {
    return follow(send(HttpRequest.newBuilder(url)));
  }

  private HttpResponse<String> follow(HttpResponse<String> first) throws Exception {
    HttpResponse<String> response = first;
    while (response.statusCode() / 100 == 3) {
      assertThat(exchanges).as("a loop").hasSizeLessThan(24);
      String location = response.headers().firstValue("Location").orElseThrow();
      response = send(HttpRequest.newBuilder(response.uri().resolve(location)));
    }
    return response;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    request.header("Sec-Fetch-Dest", "document").header("Accept", "text/html");
    HttpResponse<String> response = browser.send(request.build(), BodyHandlers.ofString());
    exchanges.add(told(response));
    return response;
  }

  /** An exchange as it is shown to people: tokens are cut short. */
  private static String told(HttpResponse<String> response) {
    StringBuilder told = new StringBuilder();
    told.append("> ").append(response.request().method()).append(' ').append(response.uri());
    told.append("\n< ").append(response.statusCode());
    for (String name : List.of("location", "set-cookie", "x-clerk-auth-reason")) {
      for (String value : response.headers().allValues(name)) {
        told.append("\n< ").append(name).append(": ").append(value);
      }
    }
    return told.toString().replaceAll("eyJ[A-Za-z0-9_.-]{40,}", "eyJ...");
  }
}
