package io.github.clerk4j.auth;

import io.github.clerk4j.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JWT taken apart, of which nothing has been verified. Never shows itself. */
final class Jwt {
  /** Far more than browsers and servers let through, so that no token costs more than a moment. */
  private static final int LONGEST = 16 * 1024;

  static final Set<String> OAUTH_TYPES = Set.of("at+jwt", "application/at+jwt");
  private static final Set<String> SESSION_CATEGORIES =
      Set.of("cl_B7d4PD111AAA", "cl_I7d4PD111III");

  private final String token;
  private final Map<String, Object> header;
  private final Map<String, Object> claims;
  private final byte[] signature;

  private Jwt(
      String token, Map<String, Object> header, Map<String, Object> claims, byte[] signature) {
    this.token = token;
    this.header = header;
    this.claims = claims;
    this.signature = signature;
  }

  /**
   * Takes a token apart, strictly: three parts of unpadded base64url, of which two are JSON
   * objects.
   */
  static Jwt decode(String token) {
    String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
    if (parts.length != 3) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_INVALID,
          "The token is not a JWT: it needs three parts between two dots");
    }
    byte[] signature = base64(parts[2], "signature");
    return new Jwt(token, object(parts[0], "header"), object(parts[1], "payload"), signature);
  }

  String token() {
    return token;
  }

  Map<String, Object> header() {
    return header;
  }

  Map<String, Object> claims() {
    return claims;
  }

  @Nullable String headerText(String name) {
    return header.get(name) instanceof String text ? text : null;
  }

  /** Not a copy, as nobody here changes it. */
  byte[] signature() {
    return signature;
  }

  /** What the signature is over: all before the second dot. */
  byte[] signedBytes() {
    return token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Whether the token says itself to be other than a session token: a JWT template's or a
   * machine's.
   */
  boolean isOtherThanSession() {
    return isOfOtherCategory() || machineType() != null;
  }

  /** Whether it has a category ({@code cat}), and not that of session tokens. */
  boolean isOfOtherCategory() {
    Object category = header.get("cat");
    return category != null && !SESSION_CATEGORIES.contains(category);
  }

  /** Which kind of machine token it says itself to be, or null. */
  @Nullable TokenType machineType() {
    if (claims.get("sub") instanceof String subject && subject.startsWith("mch_")) {
      return TokenType.M2M_TOKEN;
    }
    String type = headerText("typ");
    return type != null && OAUTH_TYPES.contains(type.toLowerCase(Locale.ROOT))
        ? TokenType.OAUTH_TOKEN
        : null;
  }

  @SuppressWarnings("unchecked") // a JSON object is a map of strings to JSON
  private static Map<String, Object> object(String part, String name) {
    byte[] json = base64(part, name);
    try {
      return (Map<String, Object>) Json.read(Map.class, new String(json, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw undecodable(name);
    }
  }

  private static byte[] base64(String part, String name) {
    try {
      if (part.isEmpty() || part.indexOf('=') >= 0) {
        throw undecodable(name);
      }
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw undecodable(name);
    }
  }

  private static InvalidTokenException undecodable(String part) {
    return new InvalidTokenException(
        AuthReason.TOKEN_INVALID, "The token is not a JWT: its " + part + " cannot be decoded");
  }

  @Override
  public String toString() {
    return "Jwt[***]";
  }
}
