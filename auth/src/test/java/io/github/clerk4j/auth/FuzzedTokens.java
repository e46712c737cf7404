package io.github.clerk4j.auth;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.TokenBuilder;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** Tokens of all kinds, each spoilt somewhere, or bad from the start. */
final class FuzzedTokens {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final List<String> genuine = new ArrayList<>();

  FuzzedTokens(FakeClerk fake, Session session) {
    Instant now = fake.clock().instant();
    List<Consumer<TokenBuilder>> kinds =
        List.of(
            token -> {},
            token -> token.version1(),
            token -> token.expiresAt(now.minusSeconds(60)),
            token -> token.notBefore(now.plusSeconds(60)),
            token -> token.claim("fea", "a,:").claim("o", 7),
            token -> token.claim("iss", "https://clerk.other.example"),
            token -> token.header("typ", "at+jwt").header("cat", null),
            token -> token.header("cat", "cl_B7d4PD333AAA").claim("sub", "mch_1"),
            token -> token.header("cat", null).claim("handshake", List.of("__session=x")));
    for (Consumer<TokenBuilder> kind : kinds) {
      TokenBuilder token = fake.sessionToken(session);
      kind.accept(token);
      genuine.add(token.sign());
    }
    genuine.addAll(List.of("ak_3a7f", "mt_3a7f", "oat_3a7f", ""));
  }

  List<String> genuine() {
    return genuine;
  }

  /** One that must not be accepted. */
  String next(FuzzedDataProvider data) {
    String token = data.pickValue(genuine);
    int times = data.consumeInt(1, 3);
    for (int i = 0; i < times; i++) {
      token = mutated(token, data);
    }
    return isGenuine(token) ? "x" + token : token;
  }

  private String mutated(String token, FuzzedDataProvider data) {
    int at = token.isEmpty() ? 0 : data.consumeInt(0, token.length() - 1);
    return switch (data.consumeInt(0, 11)) {
      case 0 -> token.substring(0, at) + data.consumeAsciiString(4) + token.substring(at);
      case 1 -> token.substring(0, at);
      case 2 -> token.substring(at);
      case 3 -> part(token, 0, json(data));
      case 4 -> part(token, 1, json(data));
      case 5 -> part(token, 2, BASE64.encodeToString(data.consumeBytes(300)));
      case 6 -> token + "=".repeat(data.consumeInt(1, 2));
      case 7 -> URLEncoder.encode(token, StandardCharsets.UTF_8) + data.consumeString(3);
      case 8 -> swapped(token, data.pickValue(genuine), data.consumeInt(0, 2));
      case 9 -> part(token, data.consumeInt(0, 2), "");
      case 10 -> data.consumeString(40);
      default ->
          token.isEmpty()
              ? "."
              : token.substring(0, at) + data.consumeChar() + token.substring(at + 1);
    };
  }

  private static String json(FuzzedDataProvider data) {
    String json =
        switch (data.consumeInt(0, 3)) {
          case 0 ->
              "{\"alg\":\"" + data.pickValue(List.of("none", "HS256", "RS256", "ES256")) + "\"}";
          case 1 -> "{\"sub\":\"user_1\",\"exp\":" + data.consumeAsciiString(12) + "}";
          case 2 -> "[".repeat(data.consumeInt(0, 400)) + "{\"iss\":{}}";
          default -> data.consumeString(60);
        };
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String token, int index, String value) {
    String[] parts = Arrays.copyOf(token.split("\\.", -1), 3);
    parts[index] = value;
    return String.join(".", parts);
  }

  private static String swapped(String token, String other, int index) {
    String[] parts = other.split("\\.", -1);
    return part(token, index, parts.length == 3 ? parts[index] : other);
  }

  /** Whether there is a genuine token in it still. */
  private boolean isGenuine(String text) {
    String decoded;
    try {
      decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      decoded = text;
    }
    return genuine.stream().filter(each -> each.indexOf('.') > 0).anyMatch(decoded::contains);
  }
}
