package io.github.clerk4j.example.observability;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.micrometer.ClerkObservations;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A program that makes calls and authenticates requests, and prints their meters. */
final class App {
  private App() {}

  public static void main(String[] args) {
    MeterRegistry registry = new SimpleMeterRegistry();
    run(registry);
    lines(registry).forEach(System.out::println);
  }

  static void run(MeterRegistry registry) {
    ClerkObservations observed = ClerkObservations.of(registry);
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk =
            ClerkClient.builder()
                .secretKey(fake.secretKey())
                .apiUrl(fake.apiUrl())
                .listener(observed)
                .build()) {
      RequestAuthenticator authenticator =
          RequestAuthenticator.builder(clerk)
              .publishableKey(fake.publishableKey())
              .anyAuthorizedParty()
              .listener(observed)
              .build();
      User ada = fake.addUser("ada@example.com");
      makeCalls(fake, clerk, ada.id());
      String token = fake.sessionToken(fake.signIn(ada)).sign();
      authenticate(authenticator, token);
      authenticate(authenticator, token);
      authenticate(authenticator, "not.a.token");
    }
  }

  private static void makeCalls(FakeClerk fake, ClerkClient clerk, String id) {
    fake.enqueue(
        FakeResponse.error(503, "service_unavailable", "Try again").header("Retry-After", "0"),
        FakeResponse.error(429, "too_many_requests", "Too many requests")
            .header("Retry-After", "0"));
    for (int i = 0; i < 3; i++) {
      System.out.println("Found " + clerk.users().getUser(id).id());
    }
    System.out.println("Found " + clerk.users().getUserList().items().size() + " in all");
    try {
      System.out.println("Found " + clerk.users().getUser("user_0").id());
    } catch (NotFoundException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void authenticate(RequestAuthenticator authenticator, String token) {
    authenticator.authenticateRequest(
        ClerkRequest.of(
            "GET", URI.create("/"), Map.of("Authorization", List.of("Bearer " + token))));
  }

  /** Returns lines such as {@code clerk.call.retry {method=GET, operation=getUser}: COUNT=2.0}. */
  private static List<String> lines(MeterRegistry registry) {
    return registry.getMeters().stream().map(App::line).sorted().toList();
  }

  private static String line(Meter meter) {
    String tags =
        meter.getId().getTags().stream()
            .map((Tag tag) -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining(", ", "{", "}"));
    StringBuilder values = new StringBuilder();
    meter
        .measure()
        .forEach(
            each ->
                values.append(' ').append(each.getStatistic()).append('=').append(each.getValue()));
    return meter.getId().getName() + " " + tags + ":" + values;
  }
}
