package io.github.clerk4j.token;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A verifier of the headers and signatures of JWTs. It does not check claims. Thread-safe. */
final class JwtSignatureVerifier {
  /** The type is {@code JWT}, or not said. */
  static final Set<String> USUAL_TYPE = Set.of();

  private static final Set<String> JWT = Set.of("JWT");

  private final KeySource keys;

  JwtSignatureVerifier(KeySource keys) {
    this.keys = keys;
    RsaSignature.prepare();
  }

  /**
   * Verifies a token's type, algorithm and signature, in this order.
   *
   * @param types the accepted types ({@code typ}), or {@link #USUAL_TYPE}
   * @throws InvalidTokenException if the token is bad
   * @throws VerificationUnavailableException if its key cannot be had
   */
  CompletableFuture<Void> verify(Jwt jwt, Set<String> types, CallMode mode) {
    return verifyHeader(jwt, types, mode).thenAccept(key -> verifySignature(jwt, key));
  }

  /** The first half of {@link #verify}: finds the key that must have signed the token. */
  CompletableFuture<VerificationKey> verifyHeader(Jwt jwt, Set<String> types, CallMode mode) {
    checkType(jwt, types);
    String algorithm = jwt.headerText("alg");
    if (algorithm == null || !RsaSignature.knows(algorithm)) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_INVALID_ALGORITHM,
          "The token's algorithm (alg) is "
              + PrintableClaim.member(jwt.header(), "alg")
              + "; only RS256, RS384 and RS512 are accepted");
    }
    if (jwt.header().containsKey("crit") || jwt.header().containsKey("b64")) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_VERIFICATION_FAILED,
          "The token demands an extension (crit, b64) that is not supported");
    }
    return keys.find(jwt.headerText("kid"), mode).thenApply(key -> checked(jwt, algorithm, key));
  }

  private VerificationKey checked(Jwt jwt, String algorithm, @Nullable VerificationKey key) {
    if (key == null) {
      throw new InvalidTokenException(
          TokenReason.JWK_KID_MISMATCH,
          "The token, issued by "
              + issuer(jwt)
              + ", is signed with a key that is not among "
              + keys.name()
              + "; check that the front end's publishable key and the back end's secret key are of the same Clerk instance");
    }
    if (!key.isFor(algorithm)) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_INVALID_ALGORITHM,
          "The token's algorithm (alg) is \""
              + algorithm
              + "\"; its key is for "
              + PrintableClaim.of(key.algorithm())
              + " alone");
    }
    return key;
  }

  /** The second half of {@link #verify}: verifies the signature. */
  void verifySignature(Jwt jwt, VerificationKey key) {
    String algorithm = String.valueOf(jwt.headerText("alg"));
    if (!RsaSignature.verifies(algorithm, key.key(), jwt.signedBytes(), jwt.signature())) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_INVALID_SIGNATURE,
          "The token's signature was not made with the key that verifies it, of "
              + keys.name()
              + "; the token says it was issued by "
              + issuer(jwt)
              + ", check that this is the same Clerk instance");
    }
  }

  private static void checkType(Jwt jwt, Set<String> types) {
    boolean usual = types.isEmpty();
    boolean missing = !jwt.header().containsKey("typ"); // null is a type, and not an expected one
    if (!(usual && missing) && !isOneOf(usual ? JWT : types, jwt.headerText("typ"))) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_INVALID,
          "The token's type (typ) is "
              + PrintableClaim.member(jwt.header(), "typ")
              + "; expected "
              + (usual ? "JWT" : String.join(" or ", new TreeSet<>(types))));
    }
  }

  /** Media types are compared without regard to case (RFC 7515, section 4.1.9). */
  private static boolean isOneOf(Set<String> types, @Nullable String type) {
    return type != null && types.stream().anyMatch(type::equalsIgnoreCase);
  }

  private static String issuer(Jwt jwt) {
    return PrintableClaim.member(jwt.claims(), "iss");
  }
}
