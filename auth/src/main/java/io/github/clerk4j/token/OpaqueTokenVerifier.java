package io.github.clerk4j.token;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.model.ApiKey;
import io.github.clerk4j.model.M2mToken;
import io.github.clerk4j.model.OauthAccessTokenVerification;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Verifies opaque tokens by asking Clerk, for each request anew, as they can be revoked; one that
 * was refused is refused again for 10 s. Equal tokens that are verified at the same time share one
 * call. Calls run apart from the application's, and each type has its own {@link CredentialChecks}.
 *
 * <p>A question takes 3 s at most, and is asked a second time within them where Clerk fails or does
 * not answer: asking changes nothing.
 */
final class OpaqueTokenVerifier {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final int RETRIES = 1;
  private static final int CONCURRENT_CALLS = 32;
  private static final int LONGEST = 1024;
  private static final int UNAUTHORIZED = 401;

  private final ClerkClient clerk;
  private final ClerkClient machine;
  private final MachineAudience audience;
  private final Map<TokenType, CredentialChecks> checks = new EnumMap<>(TokenType.class);
  private final SharedCalls<MachineToken> shared = new SharedCalls<>();

  OpaqueTokenVerifier(
      ClerkClient clerk, @Nullable String machineSecretKey, MachineAudience audience, Clock clock) {
    this.clerk =
        clerk.withOptions(
            o ->
                o.timeout(TIMEOUT)
                    .maxRetries(RETRIES)
                    .idempotent()
                    .bulkhead(CONCURRENT_CALLS)
                    .maxRateLimitWait(Duration.ZERO));
    this.machine =
        machineSecretKey == null
            ? this.clerk
            : this.clerk.withOptions(o -> o.secretKey(machineSecretKey));
    this.audience = audience;
    checks.put(TokenType.API_KEY, new CredentialChecks("API keys", clock));
    checks.put(TokenType.M2M_TOKEN, new CredentialChecks("opaque M2M tokens", clock));
    checks.put(TokenType.OAUTH_TOKEN, new CredentialChecks("opaque OAuth tokens", clock));
  }

  CompletableFuture<MachineToken> verify(TokenType type, String token, CallMode mode) {
    if (token.length() > LONGEST || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_INVALID, "The " + type + " is too long, or has other than ASCII in it");
    }
    CredentialChecks ofType = checks.get(type);
    if (ofType == null) {
      throw new IllegalArgumentException("a session token is no machine's");
    }
    return shared.call(token, mode, () -> ofType.check(token, () -> ask(type, token, mode)));
  }

  private CompletableFuture<MachineToken> ask(TokenType type, String token, CallMode mode) {
    CompletableFuture<MachineToken> asked =
        switch (type) {
          case API_KEY -> apiKey(token, mode);
          case M2M_TOKEN -> m2mToken(token, mode);
          case OAUTH_TOKEN -> oauthToken(token, mode);
          case SESSION_TOKEN ->
              throw new IllegalArgumentException("a session token is no machine's");
        };
    return asked.exceptionallyCompose(
        e -> CompletableFuture.failedFuture(mapped(type, CallMode.failure(e))));
  }

  private static Throwable mapped(TokenType type, Throwable failure) {
    if (failure instanceof NotFoundException) {
      return new InvalidTokenException(TokenReason.TOKEN_INVALID, "Clerk knows no such " + type);
    }
    if (failure instanceof ClerkApiException e && CredentialChecks.isAboutCredential(e)) {
      return new InvalidTokenException(
          TokenReason.TOKEN_INVALID, "Clerk refused the " + type + " with status " + e.status());
    }
    return failure instanceof ClerkException e && !(e instanceof TokenException)
        ? unchecked(type, e)
        : failure;
  }

  private CompletableFuture<MachineToken> apiKey(String token, CallMode mode) {
    return mode.call(
            () -> clerk.apiKeys().verify(q -> q.secret(token)),
            () -> clerk.async().apiKeys().verify(q -> q.secret(token)))
        .thenApply(key -> apiKey(token, key));
  }

  private static MachineToken apiKey(String token, ApiKey key) {
    OpaqueTokenStatus.of(TokenType.API_KEY, key).check();
    return new MachineToken(
        TokenType.API_KEY,
        key.id(),
        key.subject(),
        key.name(),
        null,
        key.claims(),
        key.scopes(),
        List.of(),
        null,
        token);
  }

  private CompletableFuture<MachineToken> m2mToken(String token, CallMode mode) {
    return mode.call(
            () -> machine.m2m().verify(q -> q.token(token)),
            () -> machine.async().m2m().verify(q -> q.token(token)))
        .thenApply(m2m -> m2mToken(token, m2m));
  }

  private static MachineToken m2mToken(String token, M2mToken m2m) {
    OpaqueTokenStatus.of(TokenType.M2M_TOKEN, m2m).check();
    return new MachineToken(
        TokenType.M2M_TOKEN,
        m2m.id(),
        m2m.subject(),
        null,
        null,
        m2m.claims(),
        m2m.scopes(),
        List.of(),
        null,
        token);
  }

  private CompletableFuture<MachineToken> oauthToken(String token, CallMode mode) {
    return mode.call(
            () -> clerk.idPOAuthAccessToken().verify(q -> q.accessToken(token)),
            () -> clerk.async().idPOAuthAccessToken().verify(q -> q.accessToken(token)))
        .thenApply(oauth -> oauthToken(token, oauth));
  }

  private MachineToken oauthToken(String token, OauthAccessTokenVerification oauth) {
    OpaqueTokenStatus status = OpaqueTokenStatus.of(TokenType.OAUTH_TOKEN, oauth);
    status.check();
    audience.checkOpaque(status.members());
    return new MachineToken(
        TokenType.OAUTH_TOKEN,
        oauth.id() == null ? "" : oauth.id(),
        oauth.subject() == null ? "" : oauth.subject(),
        null,
        oauth.clientId(),
        Map.of(),
        oauth.scopes(),
        Audience.of(status.members()),
        MachineToken.actor(status.members()),
        token);
  }

  private static VerificationUnavailableException unchecked(
      TokenType type, ClerkException failure) {
    boolean refused =
        failure instanceof ClerkApiException answer && answer.status() == UNAUTHORIZED;
    return new VerificationUnavailableException(
        refused ? TokenReason.SECRET_KEY_INVALID : TokenReason.UNEXPECTED_ERROR,
        "The "
            + type
            + " cannot be checked, as "
            + (refused ? "Clerk refused the secret key" : "Clerk could not be asked"),
        failure);
  }
}
