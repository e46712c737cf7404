package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what machines show: opaque tokens by asking Clerk, JWTs by the keys of the instance.
 * Safe for use by several threads.
 */
final class MachineTokenVerifier {
  private final @Nullable OpaqueTokenVerifier opaque;
  private final MachineJwtVerifier jwts;

  /**
   * @param clerk whom to ask about opaque tokens; without it they cannot be checked
   * @param machineSecretKey what to ask about M2M tokens with, rather than with the secret key
   */
  MachineTokenVerifier(
      KeySource keys,
      Set<String> audience,
      Set<String> issuers,
      Duration clockSkew,
      Clock clock,
      @Nullable ClerkClient clerk,
      @Nullable String machineSecretKey) {
    this.opaque =
        clerk == null ? null : new OpaqueTokenVerifier(clerk, machineSecretKey, audience, clock);
    this.jwts = new MachineJwtVerifier(keys, audience, issuers, clockSkew, clock);
  }

  /**
   * Which kind of machine token this says itself to be, by its prefix or as a JWT; null if none.
   */
  static @Nullable TokenType typeOf(String token) {
    return typeOf(token, Jwt::decode);
  }

  /**
   * As {@link #typeOf(String)}.
   *
   * @param decoder takes a JWT apart, such as a quicker one for those that were seen before
   */
  static @Nullable TokenType typeOf(String token, Function<String, Jwt> decoder) {
    TokenType opaque = typeOfOpaque(token);
    if (opaque != null) {
      return opaque;
    }
    try {
      return decoder.apply(token).machineType();
    } catch (InvalidTokenException e) {
      return null;
    }
  }

  /** Returns the kind of an opaque token, by its prefix, or null if it has none of these. */
  static @Nullable TokenType typeOfOpaque(String token) {
    if (token.startsWith("mt_")) {
      return TokenType.M2M_TOKEN;
    }
    if (token.startsWith("oat_")) {
      return TokenType.OAUTH_TOKEN;
    }
    return token.startsWith("ak_") ? TokenType.API_KEY : null;
  }

  /**
   * What the token stands for.
   *
   * @param type what the token must be
   * @throws InvalidTokenException if the token is bad, or of another kind
   * @throws VerificationUnavailableException if Clerk could not be asked, or the key cannot be had
   */
  MachineToken verify(TokenType type, String token) {
    TokenType found = typeOf(token);
    if (found != type) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_TYPE_MISMATCH,
          "The token is "
              + (found == null ? "no machine's" : "of the kind " + found)
              + "; expected "
              + type);
    }
    if (token.indexOf('.') >= 0) {
      return jwts.verify(type, Jwt.decode(token));
    }
    if (opaque == null) {
      throw new VerificationUnavailableException(
          AuthReason.SECRET_KEY_INVALID,
          "The token cannot be checked, as there is no secret key to ask Clerk with:"
              + " make the authenticator with builder(clerkClient)",
          null);
    }
    return opaque.verify(type, token);
  }
}
