package io.github.clerk4j.auth;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * What a fuzzer runs: it makes a request of bytes, of which none may be signed in, throw, or have
 * anything else in the answer's headers than what belongs there. See {@link RequestFuzzTest}.
 */
public final class RequestFuzz {
  private static final List<String> NAMES =
      List.of(
          "Authorization",
          "authorization",
          "Cookie",
          "COOKIE",
          "Host",
          "Origin",
          "Referer",
          "Sec-Fetch-Dest",
          "Accept",
          "X-Forwarded-Host",
          "X-Forwarded-Proto");

  private static final List<String> LINES =
      List.of(
          "app.example.com",
          "evil.example",
          "[::1]:80",
          "https",
          "document",
          "text/html",
          "https://evil.example/x",
          "Basic dXNlcjpwYXNz",
          "app.example.com:443, proxy");

  private static final List<String> COOKIES =
      List.of(
          "__session",
          "__client_uat",
          "__refresh",
          "__clerk_db_jwt",
          "__clerk_handshake",
          "__clerk_handshake_nonce",
          "__clerk_redirect_count",
          "__session_other");

  private static final List<String> PARAMETERS =
      List.of(
          "__clerk_handshake",
          "__clerk_handshake_nonce",
          "__clerk_db_jwt",
          "__clerk_redirect_url",
          "__clerk_synced",
          "__clerk_help",
          "a");

  private static final List<String> PATHS =
      List.of(
          "/", "/orgs/acme", "/me", "//evil.example/x", "/\\evil.example", "/%zz", "@evil.example");

  private static final List<String> SITES =
      List.of("", "http://app.example.com", "https://app.example.com", "HTTP://user@evil.example");

  private static final List<AcceptedTokens> ACCEPTED =
      List.of(
          AcceptedTokens.only(TokenType.SESSION_TOKEN),
          AcceptedTokens.any(),
          AcceptedTokens.only(TokenType.API_KEY),
          AcceptedTokens.only(TokenType.M2M_TOKEN),
          AcceptedTokens.only(TokenType.OAUTH_TOKEN),
          AcceptedTokens.anyOf(TokenType.SESSION_TOKEN, TokenType.M2M_TOKEN));

  private static final List<String> BODIES =
      List.of(
          "{}", "[]", "<html>", "{\"directives\":[\"a=\\r\\nb\"],\"cookies\":[\"__session=x\"]}");

  private static final FakeClock CLOCK =
      FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));
  private static final FakeClerk FAKE = FakeClerk.builder().clock(CLOCK).start();
  private static final List<RequestAuthenticator> AUTHENTICATORS = new ArrayList<>();
  private static final FuzzedTokens TOKENS;

  /** What Clerk answers with: a status of two, and a body. */
  private static volatile int answer;

  private static long requests;

  static {
    User ada = FAKE.addUser("ada@example.com");
    TOKENS = new FuzzedTokens(FAKE, FAKE.signIn(ada).id());
    String dev = FAKE.publishableKey();
    String live = dev.replace("pk_test_", "pk_live_");
    OkHttpClient network =
        new OkHttpClient.Builder().addInterceptor(it -> answer(it.request())).build();
    ClerkClient clerk =
        ClerkClient.builder()
            .secretKey(FAKE.secretKey())
            .apiUrl(FAKE.apiUrl())
            .httpClient(network)
            .maxRetries(0)
            .build();
    for (String key : List.of(dev, live)) {
      add(RequestAuthenticator.builder(clerk).publishableKey(key));
      add(
          RequestAuthenticator.builder(clerk)
              .publishableKey(key)
              .trustForwardedHeaders(true)
              .proxyUrl("/__clerk"));
      add(
          RequestAuthenticator.builder(clerk)
              .publishableKey(key)
              .authorizedParties("https://app.example.com"));
      add(
          RequestAuthenticator.builder(clerk)
              .publishableKey(key)
              .satellite(true)
              .satelliteAutoSync(true)
              .domain("sat.example")
              .signInUrl("https://app.example.com/sign-in"));
      add(RequestAuthenticator.builder().jwtKey(FAKE.jwtKey()).publishableKey(key));
    }
    add(RequestAuthenticator.builder().jwtKey(FAKE.jwtKey()));
  }

  private RequestFuzz() {}

  private static void add(RequestAuthenticator.Builder builder) {
    AUTHENTICATORS.add(
        builder
            .clock(CLOCK)
            .organizationPatterns("/orgs/:slug", "/orgs/:slug/(.*)", "/:any+")
            .personalAccountPatterns("/me")
            .build());
  }

  /** The network, without one. */
  private static Response answer(Request request) {
    boolean keys = request.url().encodedPath().endsWith("/jwks");
    int code = keys ? 200 : List.of(200, 401, 404).get(answer % 3);
    String body = keys ? jwks() : BODIES.get(answer / 3 % BODIES.size());
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(code)
        .message("")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }

  private static String jwks() {
    return Objects.requireNonNull(Jwks.of(FAKE));
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    requests++;
    answer = data.consumeInt(0, 11);
    RequestAuthenticator authenticator = data.pickValue(AUTHENTICATORS);
    AcceptedTokens accepted = data.pickValue(ACCEPTED);
    ClerkRequest request = ClerkRequest.of(method(data), url(data), headers(data));
    RequestState state = authenticator.authenticateRequest(request, accepted);
    check(!state.isAuthenticated() && !state.toAuth().isAuthenticated(), "signed in", request);
    check(
        state.tokenType() != TokenType.SESSION_TOKEN
            || !AuthReason.UNEXPECTED_ERROR.equals(state.reason()),
        "a fault",
        request);
    state
        .headers()
        .forEach(
            (name, lines) ->
                lines.forEach(line -> check(AuthHeaders.isClean(line), name, request)));
    checkLocation(state, request);
    String shown = request + " " + state + " " + state.message() + " " + state.response();
    TOKENS
        .genuine()
        .forEach(
            each ->
                check(
                    each.length() < 40 || !shown.contains(each.substring(20, 40)),
                    "shown",
                    request));
  }

  /** Called by the fuzzer at its end. */
  public static void fuzzerTearDown() {
    System.out.printf(Locale.ROOT, "Fuzz: %,d requests, 0 exceptions, 0 signed in%n", requests);
    FAKE.close();
  }

  private static void checkLocation(RequestState state, ClerkRequest request) {
    List<String> location = state.headers().get("location");
    if (location == null) {
      return;
    }
    String origin = RequestUrl.originOf(location.get(0));
    boolean development =
        List.of("primary-responds-to-syncing").contains(String.valueOf(state.reason()));
    check(origin != null && (development || expected(origin, request)), "location", request);
  }

  private static boolean expected(@Nullable String origin, ClerkRequest request) {
    Set<String> ours =
        Set.of(
            "https://" + PublishableKey.of(FAKE.publishableKey()).frontendApi(),
            "https://clerk.sat.example",
            "https://app.example.com");
    if (origin == null || ours.contains(origin)) {
      return origin != null;
    }
    List<String> hosts = new ArrayList<>(request.headers("host"));
    hosts.addAll(request.headers("x-forwarded-host"));
    String site = RequestUrl.originOf(request.url());
    String host = origin.substring(origin.indexOf("//") + 2);
    return origin.equals(site)
        || hosts.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(host));
  }

  private static void check(boolean holds, String what, ClerkRequest request) {
    if (!holds) {
      throw new AssertionError(what + ": " + request.url() + " " + request.headers());
    }
  }

  private static String method(FuzzedDataProvider data) {
    int choice = data.consumeInt(0, 7);
    return choice < 6 ? "GET" : choice == 6 ? "POST" : data.consumeString(5);
  }

  private static String url(FuzzedDataProvider data) {
    StringBuilder url = new StringBuilder(data.pickValue(SITES)).append(data.pickValue(PATHS));
    if (data.consumeInt(0, 5) == 0) {
      url.append(data.consumeString(40));
    }
    char separator = '?';
    for (int i = data.consumeInt(0, 2); i > 0; i--) {
      url.append(separator).append(data.pickValue(PARAMETERS)).append('=').append(value(data));
      separator = '&';
    }
    return url.toString();
  }

  private static Map<String, List<String>> headers(FuzzedDataProvider data) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = data.consumeInt(1, 5); i > 0; i--) {
      String name = data.pickValue(NAMES);
      headers.computeIfAbsent(name, key -> new ArrayList<>()).add(line(name, data));
    }
    if (data.consumeInt(0, 3) > 0) {
      headers.putIfAbsent("Host", List.of("app.example.com"));
      headers.putIfAbsent("Sec-Fetch-Dest", List.of("document"));
    }
    return headers;
  }

  private static String line(String name, FuzzedDataProvider data) {
    int choice = data.consumeInt(0, 9);
    if (choice == 9) {
      return data.consumeString(60);
    }
    if (name.equalsIgnoreCase("cookie")) {
      StringBuilder cookies = new StringBuilder();
      for (int i = data.consumeInt(1, 4); i > 0; i--) {
        String suffix =
            data.consumeBoolean()
                ? ""
                : "_" + PublishableKey.of(FAKE.publishableKey()).cookieSuffix();
        cookies
            .append(data.pickValue(COOKIES))
            .append(suffix)
            .append('=')
            .append(value(data))
            .append("; ");
      }
      return cookies.toString();
    }
    if (name.equalsIgnoreCase("authorization") && choice < 7) {
      return (choice < 5 ? "Bearer " : choice == 5 ? "bEARER\t" : "") + TOKENS.next(data);
    }
    return data.pickValue(LINES);
  }

  private static String value(FuzzedDataProvider data) {
    return switch (data.consumeInt(0, 4)) {
      case 0 -> data.consumeString(20);
      case 1 -> "1";
      case 2 -> data.pickValue(LINES);
      default -> TOKENS.next(data);
    };
  }
}
