package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.ReceivedRequest;
import io.github.clerk4j.token.TokenType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Makes the requests that scenarios speak of, to a site of the instance that they speak of. */
final class OracleWorld implements AutoCloseable {
  static final String FRONTEND_API = "clerk.inspired.puma-74.lcl.dev";

  static final Instant NOW = Instant.parse("2022-10-24T21:50:50Z");

  private final Instance live = new Instance(true);
  private final Instance dev = new Instance(false);

  RequestState authenticate(Scenario scenario) {
    return instance(scenario).authenticate(scenario, RequestAuthenticator::authenticateRequest);
  }

  /** Authenticates without blocking, and waits for the end. */
  RequestState authenticateAsync(Scenario scenario) {
    return instance(scenario)
        .authenticate(
            scenario,
            (authenticator, request) -> authenticator.authenticateRequestAsync(request).join());
  }

  ScenarioTokens tokens(Scenario scenario) {
    return instance(scenario).tokens;
  }

  /** What Clerk was asked for by the latest scenario, or one before. */
  List<ReceivedRequest> asked(Scenario scenario) {
    return instance(scenario).fake.requests();
  }

  private Instance instance(Scenario scenario) {
    return scenario.has("live") ? live : dev;
  }

  @Override
  public void close() {
    live.close();
    dev.close();
  }

  /** A Clerk, whose time stands still. */
  private static final class Instance implements AutoCloseable {
    private final FakeClock clock = FakeClock.standingAt(NOW);
    private final FakeClerk fake;
    private final ClerkClient clerk;
    private final ScenarioTokens tokens;

    Instance(boolean production) {
      FakeClerk.Builder builder = FakeClerk.builder().clock(clock).frontendApi(FRONTEND_API);
      fake = (production ? builder.production() : builder).start();
      clerk =
          ClerkClient.builder()
              .secretKey(fake.secretKey())
              .apiUrl(fake.apiUrl())
              .maxRetries(0)
              .build();
      User ada = fake.addUser("ada@example.com");
      Organization engines = fake.addOrganization("Analytical Engines", "analytical-engines");
      fake.addMember(engines, ada, "org:admin");
      fake.addJwtTemplate("supabase", Map.of("role", "authenticated"));
      tokens = new ScenarioTokens(fake, fake.signIn(ada), fake.signIn(ada, engines));
    }

    RequestState authenticate(
        Scenario scenario,
        BiFunction<RequestAuthenticator, ClerkRequest, RequestState> authenticate) {
      fake.resetResponses();
      fake.clearRequests();
      prepareAnswers(scenario);
      RequestAuthenticator authenticator = authenticator(scenario);
      return authenticate.apply(authenticator, new ScenarioRequest(tokens, scenario).build());
    }

    private void prepareAnswers(Scenario scenario) {
      if (scenario.has("jwks=empty")) {
        fake.stub("GET", "/jwks", FakeResponse.of(200, "{\"keys\":[]}"));
      }
      String verify = scenario.value("verify");
      if (verify != null) {
        fake.stub("POST", "/api_keys/verify", verified(Integer.parseInt(verify)));
      }
      String payload = scenario.value("payload");
      fake.stub(
          "GET",
          "/clients/handshake_payload",
          scenario.has("?__clerk_handshake_nonce=ok") || scenario.has("nonce-cookie=ok")
              ? FakeResponse.of(200, Json.write(Map.of("directives", tokens.cookies("valid"))))
              : FakeResponse.error(
                  payload == null ? 404 : Integer.parseInt(payload),
                  "resource_not_found",
                  "not found"));
      String refresh = scenario.value("refresh");
      if (refresh != null) {
        fake.stub("POST", "/sessions/{session_id}/refresh", refreshed(refresh));
      }
    }

    private static FakeResponse verified(int status) {
      return status == 200
          ? FakeResponse.of(
              200,
              Json.write(
                  Map.of(
                      "object", "api_key", "id", "ak_1", "subject", "user_1", "name", "ci",
                      "revoked", false, "expired", false)))
          : FakeResponse.error(status, "some_error", "some error");
    }

    private FakeResponse refreshed(String how) {
      return switch (how) {
        case "ok" -> cookies("__session_MqCvchyS=" + tokens.named("valid") + "; Path=/");
        case "none" -> cookies();
        case "no-session" -> cookies("__client_uat=1; Path=/");
        case "bad" -> cookies("__session=" + tokens.named("bad-signature") + "; Path=/");
        case "late" -> cookies("__session=" + tokens.named("expired") + "; Path=/");
        case "disconnect" -> FakeResponse.disconnect();
        case "html" -> FakeResponse.of(500, "<html>").header("Content-Type", "text/html");
        case "odd-code" -> FakeResponse.error(401, "a b\r\nx: y", "refused");
        case "half\ud83d" -> FakeResponse.of(401, "{}"); // never sent
        default -> FakeResponse.error(401, how, "refused");
      };
    }

    private static FakeResponse cookies(String... lines) {
      return FakeResponse.of(200, ScenarioTokens.cookieAnswer(List.of(lines)));
    }

    private RequestAuthenticator authenticator(Scenario scenario) {
      RequestAuthenticator.Builder builder =
          scenario.has("no-secret")
              ? RequestAuthenticator.builder()
              : RequestAuthenticator.builder(clerk);
      builder
          .clock(clock)
          .organizationPatterns("/orgs/:slug", "/org-ids/:id")
          .personalAccountPatterns("/me")
          .satellite(scenario.has("satellite"))
          .satelliteAutoSync(scenario.has("auto-sync"))
          .trustForwardedHeaders(scenario.value("forwarded") != null);
      if (!scenario.has("no-key")) {
        builder.publishableKey(fake.publishableKey());
      }
      if (scenario.has("jwt-key")) {
        builder.jwtKey(fake.jwtKey());
      }
      option(scenario, "accepts", word -> builder.acceptedTokens(accepted(word)));
      option(scenario, "parties", builder::authorizedParties);
      option(scenario, "audience", builder::audience);
      option(scenario, "issuer", builder::issuer);
      option(scenario, "domain", builder::domain);
      option(scenario, "sign-in", builder::signInUrl);
      option(scenario, "proxy", builder::proxyUrl);
      return builder.build();
    }

    private static void option(Scenario scenario, String name, Consumer<String> setter) {
      String value = scenario.value(name);
      if (value != null) {
        setter.accept(value);
      }
    }

    private static AcceptedTokens accepted(String word) {
      if (word.equals("any")) {
        return AcceptedTokens.any();
      }
      boolean list = word.startsWith("[");
      String names = list ? word.substring(1, word.length() - 1) : word;
      TokenType[] types =
          List.of(names.split(",")).stream().map(Instance::type).toArray(TokenType[]::new);
      if (!list) {
        return AcceptedTokens.only(types[0]);
      }
      return types.length == 1
          ? AcceptedTokens.anyOf(types[0])
          : AcceptedTokens.anyOf(types[0], types[1]);
    }

    private static TokenType type(String name) {
      for (TokenType each : TokenType.values()) {
        if (each.value().equals(name)) {
          return each;
        }
      }
      throw new IllegalArgumentException(name);
    }

    @Override
    public void close() {
      clerk.close();
      fake.close();
    }
  }
}
