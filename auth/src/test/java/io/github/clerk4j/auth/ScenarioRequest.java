package io.github.clerk4j.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request that a scenario speaks of. */
record ScenarioRequest(ScenarioTokens tokens, Scenario scenario) {
  ClerkRequest build() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    add(headers, "Host", scenario.value("host"), "example.com");
    add(headers, "Sec-Fetch-Dest", scenario.value("dest"), "document");
    add(headers, "Accept", scenario.value("accept"), "");
    add(headers, "Referer", scenario.value("referer"), "");
    String forwarded = scenario.value("forwarded");
    String told = forwarded == null ? scenario.value("says-forwarded") : forwarded;
    add(headers, "X-Forwarded-Host", told, "");
    add(headers, "X-Forwarded-Proto", scenario.value("proto"), told == null ? "" : "https");
    add(headers, "Authorization", authorization(), "");
    add(headers, "Cookie", String.join("; ", cookies()), "");
    String method = scenario.value("method") == null ? "GET" : scenario.value("method");
    return ClerkRequest.of(scenario.has("post") ? "POST" : method, url(), headers);
  }

  private String url() {
    List<String> query = new ArrayList<>(scenario.values("?"));
    String handshake = scenario.value("handshake-query");
    if (handshake != null) {
      query.add("__clerk_handshake=" + tokens.handshake(handshake, scenario));
    }
    String site = scenario.value("site") == null ? "http://clerk.com" : scenario.value("site");
    String path = scenario.value("path") == null ? "/path" : scenario.value("path");
    return site + path + (query.isEmpty() ? "" : "?") + String.join("&", query);
  }

  private static void add(
      Map<String, List<String>> headers, String name, @Nullable String value, String otherwise) {
    String line = value == null ? otherwise : value;
    if (!line.isEmpty()) {
      headers.put(name, List.of(line));
    }
  }

  private @Nullable String authorization() {
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
        return prefix + tokens.named(token);
      }
    }
    return null;
  }

  private List<String> cookies() {
    String suffix = "_" + PublishableKey.of(tokens.fake().publishableKey()).cookieSuffix();
    List<String> cookies = new ArrayList<>(scenario.values("cookie:"));
    addToken(cookies, "__session", scenario.value("session"));
    addToken(cookies, "__session" + suffix, scenario.value("own-session"));
    add(cookies, "__client_uat", uat(scenario.value("uat")));
    add(cookies, "__client_uat" + suffix, scenario.value("own-uat"));
    add(cookies, "__clerk_db_jwt", scenario.value("db"));
    add(cookies, "__clerk_db_jwt" + suffix, scenario.value("own-db"));
    add(cookies, "__clerk_redirect_count", scenario.value("count"));
    add(cookies, "__clerk_handshake_nonce", scenario.value("nonce-cookie"));
    add(cookies, "__refresh", scenario.value("plain-refresh"));
    add(cookies, "__refresh" + suffix, scenario.value("refresh"));
    if (scenario.has("handshake-session")) {
      cookies.add("__clerk_handshake=" + tokens.named("valid"));
    }
    String handshake = scenario.value("handshake-cookie");
    if (handshake != null) {
      cookies.add("__clerk_handshake=" + tokens.handshake(handshake, scenario));
    }
    return cookies;
  }

  private @Nullable String uat(@Nullable String word) {
    return "iat+1".equals(word)
        ? String.valueOf(tokens.fake().clock().instant().getEpochSecond() + 1)
        : word;
  }

  private void addToken(List<String> cookies, String name, @Nullable String token) {
    add(cookies, name, token == null ? null : tokens.named(token));
  }

  private static void add(List<String> cookies, String name, @Nullable String value) {
    if (value != null) {
      cookies.add(name + "=" + value);
    }
  }
}
