package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A builder of tokens: correct ones, or with faults for a test.
 *
 * <p>A token is built from the state of the instance at the time of {@link #sign()}; a session
 * token has version 2. Changes by hand take precedence, the last one over earlier ones. Not
 * thread-safe.
 */
public final class TokenBuilder {
  private static final String SESSION = "cl_B7d4PD111AAA";
  private static final String TEMPLATE = "cl_B7d4PD222AAA";

  private final Store store;
  private final @Nullable String sessionId;
  private final LongFunction<Resource> otherClaims;
  private final List<Consumer<Resource>> headerChanges = new ArrayList<>();
  private final List<Consumer<Resource>> claimChanges = new ArrayList<>();
  private @Nullable String template;
  private boolean version1;
  private @Nullable KeyPair key;
  private @Nullable String algorithm;

  TokenBuilder(Store store, String sessionId) {
    this.store = store;
    this.sessionId = sessionId;
    this.otherClaims = now -> new Resource();
  }

  /**
   * Creates a builder for a token without a session, with these claims at a time in Unix seconds.
   */
  TokenBuilder(Store store, LongFunction<Resource> claims) {
    this.store = store;
    this.sessionId = null;
    this.otherClaims = claims;
  }

  /** Sets a claim: a string, boolean, number, list, map or null. */
  public TokenBuilder claim(String name, @Nullable Object value) {
    claimChanges.add(claims -> claims.put(name, value));
    return this;
  }

  /** Removes a claim. */
  public TokenBuilder withoutClaim(String name) {
    claimChanges.add(claims -> claims.remove(name));
    return this;
  }

  /** Sets a parameter of the JOSE header, such as {@code cat}, {@code kid} or {@code typ}. */
  public TokenBuilder header(String name, @Nullable Object value) {
    headerChanges.add(header -> header.put(name, value));
    return this;
  }

  /** Removes a parameter of the JOSE header. */
  public TokenBuilder withoutHeader(String name) {
    headerChanges.add(header -> header.remove(name));
    return this;
  }

  /** Sets {@code iat} alone, in whole seconds. */
  public TokenBuilder issuedAt(Instant time) {
    return claim("iat", time.getEpochSecond());
  }

  /** Sets {@code nbf}, in whole seconds. */
  public TokenBuilder notBefore(Instant time) {
    return claim("nbf", time.getEpochSecond());
  }

  /** Sets {@code exp}, in whole seconds. */
  public TokenBuilder expiresAt(Instant time) {
    return claim("exp", time.getEpochSecond());
  }

  /** Sets {@code exp} to this time after {@code iat}, in whole seconds. */
  public TokenBuilder lifetime(Duration time) {
    claimChanges.add(claims -> claims.put("exp", claims.number("iat") + time.toSeconds()));
    return this;
  }

  /** Sets {@code azp}, the origin that the token is for. */
  public TokenBuilder authorizedParty(String origin) {
    return claim("azp", origin);
  }

  /**
   * Uses the claims of session tokens before version 2, such as {@code org_id}. Has no effect on
   * other tokens.
   */
  public TokenBuilder version1() {
    version1 = true;
    return this;
  }

  /**
   * Uses the JWT template of this name instead of a session token. Has no effect on other tokens.
   */
  public TokenBuilder template(String name) {
    template = name;
    return this;
  }

  /** Signs with this RSA key, under the {@code kid} of the instance's key. */
  public TokenBuilder signedBy(KeyPair key) {
    this.key = key;
    return this;
  }

  /**
   * Sets {@code alg} and the algorithm of the signature.
   *
   * @param algorithm {@code RS256}, {@code RS384} or {@code RS512}; {@code HS256}, {@code HS384} or
   *     {@code HS512} with the public key's PEM as the secret, like an attacker; or {@code none}
   *     with an empty signature
   */
  public TokenBuilder algorithm(String algorithm) {
    this.algorithm = algorithm;
    return this;
  }

  /**
   * Returns the signed token in its compact form.
   *
   * @throws IllegalArgumentException if the session, its user or the template does not exist, or
   *     the algorithm is not supported
   */
  public String sign() {
    synchronized (store) {
      try {
        return signNow();
      } catch (ApiError e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }

  private String signNow() {
    long now = store.clock.instant().getEpochSecond();
    Resource session = sessionId == null ? null : store.session(sessionId);
    Resource made = session == null || template == null ? null : store.templateNamed(template);
    SigningKey own = store.keys.current();
    KeyPair pair = key == null ? own.pair() : key;
    String alg = algorithm == null ? "RS256" : algorithm;
    Jwt.Signer signer = signer(alg, pair);
    if (made != null && made.is("custom_signing_key") && algorithm == null && key == null) {
      alg = String.valueOf(made.text("signing_algorithm"));
      signer = Jwt.custom(alg, store.secrets.get(made.id()));
    }
    Resource header = new Resource().with("alg", alg).with("kid", own.kid()).with("typ", "JWT");
    Resource claims;
    if (session == null) {
      claims = otherClaims.apply(now);
    } else if (made == null) {
      header.with("cat", SESSION);
      claims = sessionClaims(session, now);
    } else {
      header.with("cat", TEMPLATE);
      claims = TemplateClaims.of(store, made, session, now);
    }
    headerChanges.forEach(each -> each.accept(header));
    claimChanges.forEach(each -> each.accept(claims));
    return Jwt.of(header, claims, signer);
  }

  private Resource sessionClaims(Resource session, long now) {
    SessionClaims claims = new SessionClaims(store, session);
    return version1 ? claims.version1(now) : claims.version2(now);
  }

  private Jwt.Signer signer(String alg, KeyPair pair) {
    if (alg.equals("none")) {
      return content -> new byte[0];
    }
    return alg.startsWith("HS")
        ? Jwt.hmac(alg, store.keys.pem().getBytes(UTF_8))
        : Jwt.rsa(alg, pair.getPrivate());
  }
}
