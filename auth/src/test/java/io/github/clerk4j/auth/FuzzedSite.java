package io.github.clerk4j.auth;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import io.github.clerk4j.token.TokenType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Authenticators of all kinds of sites. What Clerk answers them does not come from a network, as
 * that would take most of the time, but is as odd as the fuzzer wants it.
 */
final class FuzzedSite implements AutoCloseable {
  private static final List<Integer> STATUSES = List.of(200, 401, 404);
  private static final List<String> BODIES =
      List.of(
          "{}", "[]", "<html>", "{\"directives\":[\"a=\\r\\nb\"],\"cookies\":[\"__session=x\"]}");

  private static final List<AcceptedTokens> ACCEPTED =
      List.of(
          AcceptedTokens.only(TokenType.SESSION_TOKEN),
          AcceptedTokens.any(),
          AcceptedTokens.only(TokenType.API_KEY),
          AcceptedTokens.only(TokenType.M2M_TOKEN),
          AcceptedTokens.only(TokenType.OAUTH_TOKEN),
          AcceptedTokens.anyOf(TokenType.SESSION_TOKEN, TokenType.M2M_TOKEN));

  final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));
  final FakeClerk fake = FakeClerk.builder().clock(clock).start();
  final PublishableKey key = PublishableKey.of(fake.publishableKey());
  final FuzzedTokens tokens = new FuzzedTokens(fake, fake.signIn(fake.addUser("ada@example.com")));

  private final String jwks = fetched(fake.jwksUrl());
  private final ClerkClient clerk =
      ClerkClient.builder()
          .secretKey(fake.secretKey())
          .apiUrl(fake.apiUrl())
          .httpClient(new OkHttpClient.Builder().addInterceptor(it -> answer(it.request())).build())
          .maxRetries(0)
          .build();

  private final List<RequestAuthenticator> authenticators = new ArrayList<>();
  private volatile int status = 200;
  private volatile String body = "{}";

  FuzzedSite() {
    for (String each : List.of(key.value(), key.value().replace("pk_test_", "pk_live_"))) {
      add(byKeys(each));
      add(byKeys(each).trustForwardedHeaders(true).proxyUrl("/__clerk"));
      add(byKeys(each).authorizedParties("https://app.example.com"));
      add(
          byKeys(each)
              .satellite(true)
              .satelliteAutoSync(true)
              .domain("sat.example")
              .signInUrl("https://app.example.com/sign-in"));
      add(RequestAuthenticator.builder().jwtKey(fake.jwtKey()).publishableKey(each));
    }
    add(RequestAuthenticator.builder().jwtKey(fake.jwtKey()));
  }

  private RequestAuthenticator.Builder byKeys(String key) {
    return RequestAuthenticator.builder(clerk).publishableKey(key);
  }

  private void add(RequestAuthenticator.Builder builder) {
    authenticators.add(
        builder
            .clock(clock)
            .organizationPatterns("/orgs/:slug", "/orgs/:slug/(.*)", "/:any+")
            .personalAccountPatterns("/me")
            .build());
  }

  RequestState authenticate(ClerkRequest request, FuzzedDataProvider data) {
    status = data.pickValue(STATUSES);
    body = data.pickValue(BODIES);
    return data.pickValue(authenticators).authenticateRequest(request, data.pickValue(ACCEPTED));
  }

  private Response answer(Request request) {
    boolean keys = request.url().encodedPath().endsWith("/jwks");
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(keys ? 200 : status)
        .message("")
        .body(ResponseBody.create(keys ? jwks : body, MediaType.get("application/json")))
        .build();
  }

  private static String fetched(String url) {
    try (Response response =
        new OkHttpClient().newCall(new Request.Builder().url(url).build()).execute()) {
      return response.body().string();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    clerk.close();
    fake.close();
  }
}
