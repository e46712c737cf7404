package io.github.clerk4j.auth;

import com.clerk.backend_api.helpers.security.VerifyToken;
import com.clerk.backend_api.helpers.security.models.VerifyTokenOptions;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.SessionTokenVerifier.Expected;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** A program that verifies one token, says so, and stays until its input ends. */
public final class VerifyFirst {
  private VerifyFirst() {}

  /** Contender, token, PEM, secret key, URL of the API. */
  public static void main(String[] args) throws Exception {
    verify(args[0], args[1], args[2], args[3], args[4]);
    System.out.println("verified");
    var unused = System.in.read();
    System.exit(0); // whatever threads are left
  }

  private static void verify(String who, String token, String pem, String secretKey, String url)
      throws Exception {
    switch (who) {
      case "official, PEM" -> official(token, VerifyTokenOptions.Builder.withJwtKey(pem).build());
      case "official, JWKS" ->
          official(token, VerifyTokenOptions.Builder.withSecretKey(secretKey).apiUrl(url).build());
      case "clerk4j, PEM" -> ours(token, PemKey.of(pem));
      case "clerk4j, JWKS" ->
          ours(
              token,
              new CachedKeys(
                  new RemoteKeys(ClerkClient.builder().secretKey(secretKey).apiUrl(url).build()),
                  Clock.systemUTC()));
      default -> throw new IllegalArgumentException("no such contender: " + who);
    }
  }

  private static void official(String token, VerifyTokenOptions options) throws Exception {
    var unused = VerifyToken.verifyToken(token, options);
  }

  private static void ours(String token, KeySource keys) {
    Expected any = new Expected(Set.of(), Set.of(), null, Duration.ofSeconds(5), Set.of());
    var unused = new SessionTokenVerifier(keys, any, Clock.systemUTC(), 1000).verify(token);
  }
}
