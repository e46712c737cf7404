package io.github.clerk4j.token;

import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A decoded JWT. <strong>Nothing is verified:</strong> anybody can have written any of it. {@link
 * TokenVerifier#verify} tells whether a token is good. Immutable; never shows itself.
 */
public final class Jwt {
  /** Far more than browsers and servers let through, so that no token costs more than a moment. */
  private static final int LONGEST = 16 * 1024;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  static final Set<String> OAUTH_TYPES = Set.of("at+jwt", "application/at+jwt");

  /** Says nothing about the kind of a token. */
  private static final String ANY_CATEGORY = "cl_I7d4PD111III";

  private static final Set<String> SESSION_CATEGORIES = Set.of("cl_B7d4PD111AAA", ANY_CATEGORY);

  private final String token;
  private final Map<String, Object> header;
  private final Map<String, Object> claims;
  private final byte[] signature;

  private Jwt(
      String token, Map<String, Object> header, Map<String, Object> claims, byte[] signature) {
    this.token = token;
    this.header = Collections.unmodifiableMap(header);
    this.claims = Collections.unmodifiableMap(claims);
    this.signature = signature;
  }

  /**
   * Decodes a token, strictly: three parts of unpadded base64url, of which two are JSON objects.
   */
  static Jwt decode(String token) {
    int first = token.length() >= LONGEST ? -1 : token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      throw new InvalidTokenException(TokenReason.TOKEN_INVALID, notAJwt(token));
    }
    byte[] signature = base64(token.substring(second + 1), "signature");
    return new Jwt(
        token,
        object(token.substring(0, first), "header"),
        object(token.substring(first + 1, second), "payload"),
        signature);
  }

  private static String notAJwt(String token) {
    String kind =
        token.startsWith("sk_")
            ? "a secret key, which no request should carry"
            : TokenType.ofPrefix(token) == null ? null : "of the kind " + TokenType.ofPrefix(token);
    return kind == null
        ? "The token is not a JWT: it needs three parts between two dots, and fewer than "
            + LONGEST
            + " characters"
        : "The token is "
            + kind
            + ", and a session token is expected; acceptedTokens(...) accepts other kinds";
  }

  String token() {
    return token;
  }

  /** Returns the header, which nobody has verified. */
  public Map<String, Object> header() {
    return header;
  }

  /** Returns the claims, which nobody has verified. */
  public Map<String, Object> claims() {
    return claims;
  }

  /** Returns the time of issue ({@code iat}) that the token claims, or null. */
  public @Nullable Instant issuedAt() {
    return NumericDate.of(claims.get("iat"));
  }

  /** Returns the time of expiry ({@code exp}) that the token claims, or null. */
  public @Nullable Instant expiresAt() {
    return NumericDate.of(claims.get("exp"));
  }

  @Nullable String headerText(String name) {
    return header.get(name) instanceof String text ? text : null;
  }

  /** Not a copy, as nobody here changes it. */
  byte[] signature() {
    return signature;
  }

  /** Returns the signed part: all before the second dot. */
  byte[] signedBytes() {
    return token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Returns true if the token claims to be other than a session token: of a JWT template or a
   * machine.
   */
  boolean isOtherThanSession() {
    return isOfOtherCategory() || machineType() != null;
  }

  /** Returns true if it has a category ({@code cat}) other than that of session tokens. */
  boolean isOfOtherCategory() {
    Object category = header.get("cat");
    return category != null && !SESSION_CATEGORIES.contains(category);
  }

  /**
   * Returns true if nothing says that this is another kind than a handshake token. Session tokens
   * hold claims that users can have a say in, so that a claim {@code handshake} does not tell.
   */
  boolean canBeHandshake() {
    Object category = header.get("cat");
    return (category == null || category.equals(ANY_CATEGORY)) && machineType() == null;
  }

  /** Returns the type of machine token that it claims to be, or null. */
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
    if (hasRawControl(json)) {
      throw undecodable(name);
    }
    try {
      return (Map<String, Object>) Json.read(Map.class, new Buffer().write(json));
    } catch (IOException e) {
      throw undecodable(name);
    }
  }

  /** Returns true if a string of the JSON holds a control character (RFC 8259, section 7). */
  private static boolean hasRawControl(byte[] json) {
    boolean quoted = false;
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '"') {
        quoted = !quoted;
      } else if (quoted && json[i] == '\\') {
        i++;
      } else if (quoted && json[i] >= 0 && json[i] < ' ') {
        return true;
      }
    }
    return false;
  }

  private static byte[] base64(String part, String name) {
    try {
      if (part.isEmpty() || part.indexOf('=') >= 0 || !isExact(part)) {
        throw undecodable(name);
      }
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw undecodable(name);
    }
  }

  /**
   * Returns true if the unused bits of the last character are zero. Otherwise one token could be
   * written in several ways.
   */
  private static boolean isExact(String part) {
    int last = ALPHABET.indexOf(part.charAt(part.length() - 1));
    return switch (part.length() % 4) {
      case 2 -> (last & 0xf) == 0;
      case 3 -> (last & 0x3) == 0;
      default -> true;
    };
  }

  private static InvalidTokenException undecodable(String part) {
    return new InvalidTokenException(
        TokenReason.TOKEN_INVALID, "The token is not a JWT: its " + part + " cannot be decoded");
  }

  @Override
  public String toString() {
    return "Jwt[***]";
  }
}
