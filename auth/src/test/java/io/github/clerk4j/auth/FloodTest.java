package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to Clerk that anybody can cause, beside those that the application needs. */
class FloodTest {
  private static final int MAX_REFUSALS = 100;
  private static final int CLIENTS = 20;
  private static final int REQUESTS = 50;

  private final Fixture fixture = new Fixture();
  private final RequestAuthenticator authenticator =
      RequestAuthenticator.builder(fixture.clerk)
          .publishableKey(fixture.fake.publishableKey())
          .acceptedTokens(AcceptedTokens.any())
          .clock(fixture.clock)
          .build();
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "api key", "m2m token", "oauth token"})
  void aBogusCredentialOfManyClientsCostsAFewCalls(String kind) throws Exception {
    List<RequestState> states = flood(i -> request(kind, "x"));
    assertThat(states).noneMatch(RequestState::isAuthenticated);
    assertThat(calls(kind)).as("no more than fit beside each other").isBetween(1L, (long) CLIENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "api key", "m2m token", "oauth token"})
  void differentBogusCredentialsCostABoundedNumberOfCallsAndCannotBeChecked(String kind)
      throws Exception {
    long start = System.nanoTime();
    List<RequestState> states = flood(i -> request(kind, "x" + i));
    long periods = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) / 10;
    assertThat(states).noneMatch(RequestState::isAuthenticated);
    assertThat(states).anyMatch(RequestState::couldNotCheck);
    assertThat(calls(kind))
        .as("a call without a response in time is not a refusal, and sent again")
        .isBetween(1L, periods * (MAX_REFUSALS + 2 * CLIENTS));
  }

  @Test
  void callsOfTheApplicationHaveTheirRoomWhileNoncesHang() throws Exception {
    fixture.fake.stub("GET", "/clients/handshake_payload", FakeResponse.silence());
    List<Future<RequestState>> hanging = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int number = i;
      hanging.add(
          threads.submit(() -> authenticator.authenticateRequest(request("nonce", "x" + number))));
    }
    for (Future<RequestState> each : hanging) {
      assertThat(fixture.clerk.users().getUser(fixture.ada.id()).id()).isEqualTo(fixture.ada.id());
      assertThat(each.get(30, TimeUnit.SECONDS).isAuthenticated()).isFalse();
    }
    assertThat(calls("nonce")).as("of 20 at once").isLessThan(CLIENTS);
  }

  @Test
  void aNonceDoesNotWaitForARateLimit() {
    fixture.fake.stub(
        "GET", "/clients/handshake_payload", FakeResponse.of(429).header("Retry-After", "30"));
    for (int i = 0; i < 10; i++) {
      RequestState state = authenticator.authenticateRequest(request("nonce", "x" + i));
      assertThat(state.couldNotCheck()).isTrue();
    }
    assertThat(calls("nonce")).as("the others are not sent").isLessThan(5);
  }

  @Test
  void callbacksThatAuthenticateDoNotDeadlockWithAUsersClientOfFivePlaces() throws Exception {
    int places = 5;
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(places);
    OkHttpClient http = new OkHttpClient.Builder().dispatcher(dispatcher).build();
    try (ClerkClient client =
        ClerkClient.builder()
            .secretKey(fixture.fake.secretKey())
            .apiUrl(fixture.fake.apiUrl())
            .httpClient(http)
            .build()) {
      RequestAuthenticator fresh =
          RequestAuthenticator.builder(client).clock(fixture.clock).build();
      ClerkRequest request = Fixture.bearer(fixture.token().sign());
      CountDownLatch allPlacesTaken = new CountDownLatch(places);
      List<CompletableFuture<RequestState>> states = new ArrayList<>();
      for (int i = 0; i < places; i++) {
        CompletableFuture<User> call = client.async().users().getUser(fixture.ada.id());
        states.add(
            call.thenApply(
                user -> {
                  allPlacesTaken.countDown();
                  return fresh.authenticateRequest(request);
                }));
      }
      for (CompletableFuture<RequestState> each : states) {
        assertThat(each.get(30, TimeUnit.SECONDS).isAuthenticated()).isTrue();
      }
    } finally {
      dispatcher.executorService().shutdown();
    }
  }

  private List<RequestState> flood(IntFunction<ClerkRequest> requests) throws Exception {
    List<Future<List<RequestState>>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      clients.add(
          threads.submit(
              () -> {
                List<RequestState> states = new ArrayList<>();
                for (int j = 0; j < REQUESTS; j++) {
                  states.add(
                      authenticator.authenticateRequest(requests.apply(client * REQUESTS + j)));
                }
                return states;
              }));
    }
    List<RequestState> all = new ArrayList<>();
    for (Future<List<RequestState>> each : clients) {
      all.addAll(each.get(60, TimeUnit.SECONDS));
    }
    return all;
  }

  private static ClerkRequest request(String kind, String value) {
    return switch (kind) {
      case "nonce" ->
          ClerkRequest.of(
              "GET",
              URI.create("https://app.example.com/?__clerk_handshake_nonce=" + value),
              Map.of("sec-fetch-dest", List.of("document")));
      case "api key" -> Fixture.bearer("ak_" + value);
      case "m2m token" -> Fixture.bearer("mt_" + value);
      default -> Fixture.bearer("oat_" + value);
    };
  }

  private long calls(String kind) {
    String path =
        switch (kind) {
          case "nonce" -> "/handshake_payload";
          case "api key" -> "/api_keys/verify";
          case "m2m token" -> "/m2m_tokens/verify";
          default -> "/access_tokens/verify";
        };
    return fixture.fake.requests().stream()
        .map(each -> each.path())
        .collect(Collectors.groupingBy(each -> each.endsWith(path), Collectors.counting()))
        .getOrDefault(true, 0L);
  }
}
