package io.github.clerk4j.token;

import io.github.clerk4j.ClerkClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A verifier of machine tokens: opaque ones by asking Clerk, JWTs by the keys of the instance.
 * Thread-safe.
 */
final class MachineTokenVerifier {
  private final @Nullable OpaqueTokenVerifier opaque;
  private final MachineJwtVerifier jwts;

  /**
   * @param clerk a client to ask about opaque tokens; without it they cannot be verified
   * @param machineSecretKey the key to ask about M2M tokens with, instead of the secret key
   */
  MachineTokenVerifier(
      KeySource keys,
      MachineAudience audience,
      Set<String> issuers,
      Duration clockSkew,
      Clock clock,
      @Nullable ClerkClient clerk,
      @Nullable String machineSecretKey) {
    this.opaque =
        clerk == null ? null : new OpaqueTokenVerifier(clerk, machineSecretKey, audience, clock);
    this.jwts = new MachineJwtVerifier(keys, audience, issuers, clockSkew, clock);
  }

  /** Same as {@link #verify(TokenType, RequestToken, CallMode)}, blocking. */
  MachineToken verify(TokenType type, String token) {
    return CallMode.result(verify(type, RequestToken.of(token), CallMode.BLOCKING));
  }

  /**
   * Returns what Clerk, or the token itself, says of a token.
   *
   * @param type the expected type
   * @throws InvalidTokenException if the token is bad, or of another type
   * @throws VerificationUnavailableException if Clerk or the key cannot be reached
   */
  CompletableFuture<MachineToken> verify(TokenType type, RequestToken token, CallMode mode) {
    TokenType found = token.machineType();
    if (found != type) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_TYPE_MISMATCH,
          "The token is "
              + (found == null ? "no machine's" : "of the kind " + found)
              + "; expected "
              + type);
    }
    if (token.text().indexOf('.') >= 0) {
      return jwts.verify(type, token.requireJwt(), mode);
    }
    if (opaque == null) {
      throw new VerificationUnavailableException(
          TokenReason.SECRET_KEY_INVALID,
          "The token cannot be checked, as there is no secret key to ask Clerk with:"
              + " make the authenticator with builder(clerkClient)",
          null);
    }
    return opaque.verify(type, token.text(), mode);
  }
}
