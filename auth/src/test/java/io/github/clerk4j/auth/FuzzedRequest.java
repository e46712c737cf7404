package io.github.clerk4j.auth;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request of what requests consist of, and of bytes. */
record FuzzedRequest(FuzzedTokens tokens, String cookieSuffix, FuzzedDataProvider data) {
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
          "http://[....]/x",
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

  ClerkRequest build() {
    return ClerkRequest.of(method(), url(), headers());
  }

  private String method() {
    int choice = data.consumeInt(0, 7);
    return choice < 6 ? "GET" : choice == 6 ? "POST" : data.consumeString(5);
  }

  private String url() {
    StringBuilder url = new StringBuilder(data.pickValue(SITES)).append(data.pickValue(PATHS));
    if (data.consumeInt(0, 5) == 0) {
      url.append(data.consumeString(40));
    }
    char separator = '?';
    for (int i = data.consumeInt(0, 2); i > 0; i--) {
      url.append(separator).append(data.pickValue(PARAMETERS)).append('=').append(value());
      separator = '&';
    }
    return url.toString();
  }

  private Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = data.consumeInt(1, 5); i > 0; i--) {
      String name = data.pickValue(NAMES);
      headers.computeIfAbsent(name, key -> new ArrayList<>()).add(line(name));
    }
    if (data.consumeInt(0, 3) > 0) {
      headers.putIfAbsent("Host", List.of("app.example.com"));
      headers.putIfAbsent("Sec-Fetch-Dest", List.of("document"));
    }
    return headers;
  }

  private String line(String name) {
    int choice = data.consumeInt(0, 9);
    if (choice == 9) {
      return data.consumeString(60);
    }
    if (name.equalsIgnoreCase("cookie")) {
      return cookies();
    }
    return name.equalsIgnoreCase("authorization") && choice < 7
        ? List.of("Bearer ", "bEARER\t", "").get(choice % 3) + tokens.next(data)
        : data.pickValue(LINES);
  }

  private String cookies() {
    StringBuilder cookies = new StringBuilder();
    for (int i = data.consumeInt(1, 4); i > 0; i--) {
      cookies.append(data.pickValue(COOKIES)).append(data.consumeBoolean() ? "" : cookieSuffix);
      cookies.append('=').append(value()).append("; ");
    }
    return cookies.toString();
  }

  private String value() {
    return switch (data.consumeInt(0, 4)) {
      case 0 -> data.consumeString(20);
      case 1 -> "1";
      case 2 -> data.pickValue(LINES);
      default -> tokens.next(data);
    };
  }
}
