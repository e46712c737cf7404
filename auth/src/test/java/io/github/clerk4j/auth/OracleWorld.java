package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.Answer;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import io.github.clerk4j.testing.TokenBuilder;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the requests that scenarios speak of, to a site of the instance that they speak of. */
final class OracleWorld implements AutoCloseable {
  static final String FRONTEND_API = "clerk.inspired.puma-74.lcl.dev";

  private static final Instant NOW = Instant.parse("2022-10-24T21:50:50Z");

  private final Instance live = new Instance(true);
  private final Instance dev = new Instance(false);

  RequestState authenticate(Scenario scenario) {
    return (scenario.has("live") ? live : dev).authenticate(scenario);
  }

  @Override
  public void close() {
    live.close();
    dev.close();
  }

  /** A Clerk, whose time stands still. */
  private static final class Instance implements AutoCloseable {
    private final FakeClerk fake;
    private final FakeClock clock = FakeClock.standingAt(NOW);
    private final ClerkClient clerk;
    private final KeyPair stranger = TestKeys.rsa();
    private final Session session;
    private final Session inOrganization;

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
      session = fake.signIn(ada);
      inOrganization = fake.signIn(ada, engines);
    }

    RequestState authenticate(Scenario scenario) {
      fake.answerNormally();
      prepareAnswers(scenario);
      RequestAuthenticator authenticator = authenticator(scenario);
      return authenticator.authenticateRequest(request(scenario));
    }

    private void prepareAnswers(Scenario scenario) {
      if (scenario.has("jwks=empty")) {
        fake.answerAlways("GET", "/jwks", Answer.of(200, "{\"keys\":[]}"));
      }
      String verify = scenario.value("verify");
      if (verify != null) {
        fake.answerAlways("POST", "/api_keys/verify", verified(Integer.parseInt(verify)));
      }
      fake.answerAlways(
          "GET",
          "/clients/handshake_payload",
          scenario.has("?__clerk_handshake_nonce=ok")
              ? Answer.of(200, Json.write(Map.of("directives", cookies("valid"))))
              : Answer.error(404, "resource_not_found", "not found"));
      String refresh = scenario.value("refresh");
      if (refresh != null) {
        fake.answerAlways("POST", "/sessions/{session_id}/refresh", refreshed(refresh));
      }
    }

    private static Answer verified(int status) {
      return status == 200
          ? Answer.of(
              200,
              Json.write(
                  Map.of(
                      "object", "api_key", "id", "ak_1", "subject", "user_1", "name", "ci",
                      "revoked", false, "expired", false)))
          : Answer.error(status, "some_error", "some error");
    }

    private Answer refreshed(String how) {
      return switch (how) {
        case "ok" -> cookieAnswer(List.of("__session_MqCvchyS=" + token("valid") + "; Path=/"));
        case "none" -> cookieAnswer(List.of());
        case "bad" -> cookieAnswer(List.of("__session=" + token("bad-signature") + "; Path=/"));
        case "disconnect" -> Answer.disconnect();
        case "html" -> Answer.of(500, "<html>").header("Content-Type", "text/html");
        default -> Answer.error(401, how, "refused");
      };
    }

    private static Answer cookieAnswer(List<String> cookies) {
      return Answer.of(200, Json.write(Map.of("object", "cookies", "cookies", cookies)));
    }

    private RequestAuthenticator authenticator(Scenario scenario) {
      RequestAuthenticator.Builder builder =
          scenario.has("no-secret")
              ? RequestAuthenticator.builder()
              : RequestAuthenticator.builder(clerk);
      builder
          .clock(clock)
          .organizationPatterns("/orgs/:slug")
          .personalAccountPatterns("/me")
          .satellite(scenario.has("satellite"))
          .satelliteAutoSync(scenario.has("auto-sync"));
      if (!scenario.has("no-key")) {
        builder.publishableKey(fake.publishableKey());
      }
      if (scenario.has("jwt-key")) {
        builder.jwtKey(fake.jwtKey());
      }
      String accepts = scenario.value("accepts");
      if (accepts != null) {
        builder.acceptedTokens(accepted(accepts));
      }
      option(scenario, "parties", builder::authorizedParties);
      option(scenario, "audience", builder::audience);
      option(scenario, "domain", builder::domain);
      option(scenario, "sign-in", builder::signInUrl);
      option(scenario, "proxy", builder::proxyUrl);
      builder.trustForwardedHeaders(scenario.value("forwarded") != null);
      return builder.build();
    }

    private interface Setter {
      @Nullable Object set(String value);
    }

    private static void option(Scenario scenario, String name, Setter setter) {
      String value = scenario.value(name);
      if (value != null) {
        setter.set(value);
      }
    }

    private static AcceptedTokens accepted(String word) {
      if (word.equals("any")) {
        return AcceptedTokens.any();
      }
      boolean list = word.startsWith("[");
      String name = list ? word.substring(1, word.length() - 1) : word;
      for (TokenType each : TokenType.values()) {
        if (each.value().equals(name)) {
          return list ? AcceptedTokens.anyOf(each) : AcceptedTokens.only(each);
        }
      }
      throw new IllegalArgumentException(word);
    }

    private ClerkRequest request(Scenario scenario) {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      headers.put("Host", List.of("example.com"));
      header(headers, "Sec-Fetch-Dest", scenario.value("dest"), "document");
      header(headers, "Accept", scenario.value("accept"), "");
      header(headers, "Referer", scenario.value("referer"), "");
      String forwarded = scenario.value("forwarded");
      header(headers, "X-Forwarded-Host", forwarded, "");
      header(headers, "X-Forwarded-Proto", forwarded == null ? null : "https", "");
      header(headers, "Authorization", authorization(scenario), "");
      header(headers, "Cookie", String.join("; ", cookies(scenario)), "");
      List<String> query = new ArrayList<>(scenario.values("?"));
      String handshake = scenario.value("handshake-query");
      if (handshake != null) {
        query.add("__clerk_handshake=" + handshake(handshake, scenario));
      }
      String path = scenario.value("path") == null ? "/path" : scenario.value("path");
      String url = "http://clerk.com" + path + (query.isEmpty() ? "" : "?");
      return ClerkRequest.of(
          scenario.has("post") ? "POST" : "GET", url + String.join("&", query), headers);
    }

    private static void header(
        Map<String, List<String>> headers, String name, @Nullable String value, String otherwise) {
      String line = value == null ? otherwise : value;
      if (!line.isEmpty()) {
        headers.put(name, List.of(line));
      }
    }

    private @Nullable String authorization(Scenario scenario) {
      if (scenario.has("basic")) {
        return "Basic dXNlcjpwYXNz";
      }
      if (scenario.has("bearer=")) {
        return "Bearer ";
      }
      for (String scheme : List.of("bearer", "lower", "raw")) {
        String token = scenario.value(scheme);
        if (token != null) {
          String prefix =
              switch (scheme) {
                case "bearer" -> "Bearer ";
                case "lower" -> "bearer ";
                default -> "";
              };
          return prefix + token(token);
        }
      }
      return null;
    }

    private List<String> cookies(Scenario scenario) {
      List<String> cookies = new ArrayList<>();
      String token = scenario.value("session");
      if (token != null) {
        cookies.add("__session=" + token(token));
      }
      String uat = scenario.value("uat");
      if (uat != null) {
        cookies.add(
            "__client_uat=" + (uat.equals("iat+1") ? "" + (NOW.getEpochSecond() + 1) : uat));
      }
      add(cookies, "__clerk_db_jwt", scenario.value("db"));
      add(cookies, "__clerk_redirect_count", scenario.value("count"));
      add(cookies, "__clerk_handshake_nonce", scenario.value("nonce-cookie"));
      add(
          cookies,
          "__refresh_" + PublishableKey.of(fake.publishableKey()).cookieSuffix(),
          scenario.value("refresh"));
      String handshake = scenario.value("handshake-cookie");
      if (handshake != null) {
        cookies.add("__clerk_handshake=" + handshake(handshake, scenario));
      }
      return cookies;
    }

    private static void add(List<String> cookies, String name, @Nullable String value) {
      if (value != null) {
        cookies.add(name + "=" + value);
      }
    }

    private String handshake(String token, Scenario scenario) {
      TokenBuilder builder =
          fake.token(session)
              .header("cat", scenario.has("handshake-template") ? "cl_B7d4PD222AAA" : null)
              .claim("handshake", cookies(token));
      return (scenario.has("handshake-spoilt") ? builder.signedBy(stranger) : builder).sign();
    }

    /** What the Frontend API has a browser store. */
    private List<String> cookies(String token) {
      return token.equals("none")
          ? List.of("__session=; Path=/; Max-Age=0", "__client_uat=0; Path=/")
          : List.of("__session=" + token(token) + "; Path=/", "__client_uat=1; Path=/");
    }

    private String token(String name) {
      TokenBuilder token = fake.token(name.equals("org") ? inOrganization : session);
      token.authorizedParty("http://example.com");
      return switch (name) {
        case "valid", "org" -> token.sign();
        case "no-azp" -> token.withoutClaim("azp").sign();
        case "expired" -> token.expiresAt(NOW.minusSeconds(60)).sign();
        case "nbf" -> token.notBefore(NOW.plusSeconds(60)).sign();
        case "iat" -> token.issuedAt(NOW.plusSeconds(60)).sign();
        case "bad-signature" -> token.signedBy(stranger).sign();
        case "malformed" -> token.sign().replaceFirst("\\..*\\.", ".!!!.");
        case "kid" -> token.header("kid", "ins_other").sign();
        case "hs256" -> token.algorithm("HS256").sign();
        case "typ-foo" -> token.header("typ", "foo").sign();
        case "no-sub" -> token.withoutClaim("sub").sign();
        case "aud" -> token.claim("aud", "mine").sign();
        case "m2m" -> m2m(token).sign();
        case "m2m-expired" -> m2m(token).expiresAt(NOW.minusSeconds(60)).sign();
        case "cat-m2m" -> token.header("cat", "cl_B7d4PD333AAA").sign();
        case "oauth" -> token.header("typ", "at+jwt").header("cat", null).sign();
        case "template" -> token.template("supabase").sign();
        case "pending" -> token.claim("sts", "pending").sign();
        default -> name;
      };
    }

    private static TokenBuilder m2m(TokenBuilder token) {
      return token.header("cat", "cl_B7d4PD333AAA").claim("sub", "mch_1");
    }

    @Override
    public void close() {
      clerk.close();
      fake.close();
    }
  }
}
