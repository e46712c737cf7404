package io.github.clerk4j.benchmarks;

import com.clerk.backend_api.helpers.security.VerifyToken;
import com.clerk.backend_api.helpers.security.models.VerifyTokenOptions;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.token.TokenVerifier;

/** A program that verifies one token, prints a line, and runs until its input ends. */
public final class VerifyFirst {
  private VerifyFirst() {}

  /** The arguments: contender, token, PEM, secret key, URL of the API. */
  public static void main(String[] args) throws Exception {
    verify(args[0], args[1], args[2], args[3], args[4]);
    System.out.println("verified");
    var unused = System.in.read();
    System.exit(0); // even if threads are left
  }

  private static void verify(String who, String token, String pem, String secretKey, String url)
      throws Exception {
    switch (who) {
      case "official, PEM" -> Official.pem(token, pem);
      case "official, JWKS" -> Official.jwks(token, secretKey, url);
      case "clerk4j, PEM" -> Ours.pem(token, pem);
      case "clerk4j, JWKS" -> Ours.jwks(token, secretKey, url);
      default -> throw new IllegalArgumentException("no such contender: " + who);
    }
  }

  /** A class of its own, because the other contender is not on its class path. */
  private static final class Official {
    static void pem(String token, String pem) throws Exception {
      verify(token, VerifyTokenOptions.Builder.withJwtKey(pem).build());
    }

    static void jwks(String token, String secretKey, String url) throws Exception {
      verify(token, VerifyTokenOptions.Builder.withSecretKey(secretKey).apiUrl(url).build());
    }

    private static void verify(String token, VerifyTokenOptions options) throws Exception {
      var unused = VerifyToken.verifyToken(token, options);
    }
  }

  private static final class Ours {
    static void pem(String token, String pem) {
      verify(token, TokenVerifier.builder().jwtKey(pem).build());
    }

    static void jwks(String token, String secretKey, String url) {
      ClerkClient clerk = ClerkClient.builder().secretKey(secretKey).apiUrl(url).build();
      verify(token, TokenVerifier.builder(clerk).build());
    }

    private static void verify(String token, TokenVerifier verifier) {
      var unused = verifier.verify(token);
    }
  }
}
