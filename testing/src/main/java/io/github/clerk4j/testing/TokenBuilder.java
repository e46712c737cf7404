package io.github.clerk4j.testing;

import static io.github.clerk4j.testing.Arguments.noNulls;
import static io.github.clerk4j.testing.Arguments.notBlank;
import static io.github.clerk4j.testing.Arguments.notNull;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A builder of tokens: correct ones, or with faults for a test.
 *
 * <p>A token is built from the state of the instance at the time of {@link #sign()}; a session
 * token has version 2 and is valid for 60 seconds. Changes by hand take precedence, the last one
 * over earlier ones. The {@code kid} of each token begins with {@code ins_fake}. Not thread-safe.
 */
public final class TokenBuilder {
  private static final String SESSION = "cl_B7d4PD111AAA";
  private static final String TEMPLATE = "cl_B7d4PD222AAA";

  private static final List<String> ALGORITHMS =
      List.of("RS256", "RS384", "RS512", "HS256", "HS384", "HS512", "none");

  private static final String OTHER_ISSUER = "https://clerk.other-instance.test";

  private final Store store;
  private final @Nullable TokenSession session;
  private final LongFunction<Resource> otherClaims;
  private final List<Consumer<Resource>> headerChanges = new ArrayList<>();
  private final List<Consumer<Resource>> claimChanges = new ArrayList<>();
  private @Nullable KeyPair key;
  private @Nullable String algorithm;
  private boolean foreign;
  private boolean tampered;

  TokenBuilder(Store store, TokenSession session) {
    this.store = store;
    this.session = session;
    this.otherClaims = now -> new Resource();
  }

  /** Returns a builder for tokens of a session that exists. */
  static TokenBuilder of(Store store, Resource session) {
    return new TokenBuilder(store, TokenSession.existing(store, session.id()));
  }

  /**
   * Creates a builder for a token without a session, with these claims at a time in Unix seconds.
   */
  TokenBuilder(Store store, LongFunction<Resource> claims) {
    this.store = store;
    this.session = null;
    this.otherClaims = claims;
  }

  // Session tokens

  /**
   * Makes an organization active. The token has the user's role and permissions there, or the role
   * {@code org:member} if the user is no member.
   *
   * @throws IllegalStateException if it is not a token of a session
   */
  public TokenBuilder organization(Organization organization) {
    session("organization")
        .set(TokenSession.ORGANIZATION, notNull("organization", organization).id());
    return this;
  }

  /**
   * Sets the role in the active organization, such as {@code org:admin}.
   *
   * @throws IllegalStateException if it is not a token of a session
   * @throws IllegalArgumentException if the role is not of this form
   */
  public TokenBuilder role(String role) {
    if (!Memberships.isRole(notNull("role", role))) {
      throw new IllegalArgumentException("role must be like org:admin: " + role);
    }
    session("role").setMembership("role", role);
    return this;
  }

  /**
   * Replaces the permissions in the active organization, such as {@code org:invoices:create}.
   *
   * @throws IllegalStateException if it is not a token of a session
   * @throws IllegalArgumentException if a permission is not of this form
   */
  public TokenBuilder permissions(String... permissions) {
    List<String> all = noNulls("permissions", permissions);
    for (String each : all) {
      if (!Memberships.isPermission(each)) {
        throw new IllegalArgumentException("permissions must be like org:invoices:create: " + each);
      }
    }
    session("permissions").setMembership("permissions", all);
    return this;
  }

  /**
   * Makes the session pending: its user has tasks to complete.
   *
   * @throws IllegalStateException if it is not a token of a session
   */
  public TokenBuilder pending() {
    session("pending").set("status", "pending");
    return this;
  }

  /**
   * Makes another user the one who really acts: the {@code act} claim.
   *
   * @throws IllegalStateException if it is not a token of a session
   */
  public TokenBuilder actor(User actor) {
    session("actor").set("actor", Map.of("sub", notNull("actor", actor).id()));
    return this;
  }

  /**
   * Uses the claims of session tokens before version 2, such as {@code org_id}.
   *
   * @throws IllegalStateException if it is not a token of a session
   */
  public TokenBuilder version1() {
    session("version1").useVersion1();
    return this;
  }

  /**
   * Uses the JWT template of this name instead of a session token.
   *
   * @throws IllegalStateException if it is not a token of a session
   */
  public TokenBuilder template(String name) {
    session("template").useTemplate(notBlank("name", name));
    return this;
  }

  // Faults

  /** Dates the token back: it was issued two minutes ago, and expired a minute ago. */
  public TokenBuilder expired() {
    claimChanges.add(
        claims -> {
          long now = now();
          claims.with("iat", now - 120).with("nbf", now - 120).with("exp", now - 60);
        });
    return this;
  }

  /** Sets {@code nbf} to a minute from now. */
  public TokenBuilder notYetActive() {
    claimChanges.add(claims -> claims.put("nbf", now() + 60));
    return this;
  }

  /** Signs with the key of another instance, and names that as the issuer. */
  public TokenBuilder fromOtherInstance() {
    foreign = true;
    return claim("iss", OTHER_ISSUER);
  }

  /** Changes the claims after the token is signed, so that the signature does not fit. */
  public TokenBuilder tampered() {
    tampered = true;
    return this;
  }

  // Claims and headers

  /**
   * Sets a claim: a string, boolean, number, list, map or null.
   *
   * @throws IllegalArgumentException for another value
   */
  public TokenBuilder claim(String name, @Nullable Object value) {
    Object json = json(name, value);
    claimChanges.add(claims -> claims.put(name, json));
    return this;
  }

  /** Removes a claim. */
  public TokenBuilder withoutClaim(String name) {
    notNull("name", name);
    claimChanges.add(claims -> claims.remove(name));
    return this;
  }

  /**
   * Sets a parameter of the JOSE header, such as {@code cat}, {@code kid} or {@code typ}.
   *
   * @throws IllegalArgumentException for a value that is no JSON
   */
  public TokenBuilder header(String name, @Nullable Object value) {
    Object json = json(name, value);
    headerChanges.add(header -> header.put(name, json));
    return this;
  }

  /** Removes a parameter of the JOSE header. */
  public TokenBuilder withoutHeader(String name) {
    notNull("name", name);
    headerChanges.add(header -> header.remove(name));
    return this;
  }

  /** Sets {@code iat} alone, in whole seconds. */
  public TokenBuilder issuedAt(Instant time) {
    return claim("iat", notNull("time", time).getEpochSecond());
  }

  /** Sets {@code nbf}, in whole seconds. */
  public TokenBuilder notBefore(Instant time) {
    return claim("nbf", notNull("time", time).getEpochSecond());
  }

  /** Sets {@code exp}, in whole seconds. */
  public TokenBuilder expiresAt(Instant time) {
    return claim("exp", notNull("time", time).getEpochSecond());
  }

  /** Sets {@code exp} to this time after {@code iat}, in whole seconds. */
  public TokenBuilder lifetime(Duration time) {
    long seconds = notNull("time", time).toSeconds();
    claimChanges.add(claims -> claims.put("exp", claims.number("iat") + seconds));
    return this;
  }

  /** Sets {@code azp}, the origin that the token is for. */
  public TokenBuilder authorizedParty(String origin) {
    return claim("azp", notNull("origin", origin));
  }

  /** Signs with this RSA key, under the {@code kid} of the instance's key. */
  public TokenBuilder signedBy(KeyPair key) {
    if (!notNull("key", key).getPrivate().getAlgorithm().equals("RSA")) {
      throw new IllegalArgumentException(
          "key must be an RSA key: " + key.getPrivate().getAlgorithm());
    }
    this.key = key;
    return this;
  }

  /**
   * Sets {@code alg} and the algorithm of the signature.
   *
   * @param algorithm {@code RS256}, {@code RS384} or {@code RS512}; {@code HS256}, {@code HS384} or
   *     {@code HS512} with the public key's PEM as the secret, like an attacker; or {@code none}
   *     with an empty signature
   * @throws IllegalArgumentException for another one
   */
  public TokenBuilder algorithm(String algorithm) {
    if (!ALGORITHMS.contains(notNull("algorithm", algorithm))) {
      throw new IllegalArgumentException(
          "algorithm must be one of " + ALGORITHMS + ": " + algorithm);
    }
    this.algorithm = algorithm;
    return this;
  }

  /**
   * Returns the signed token in its compact form.
   *
   * @throws IllegalArgumentException if the session, its user or the template does not exist, or a
   *     role or permissions are set without an organization
   */
  public String sign() {
    return store.locked(this::signNow);
  }

  private String signNow() {
    Resource template = session == null ? null : session.template();
    SigningKey own = foreign ? store.keys.ofOtherInstance() : store.keys.current();
    KeyPair pair = key == null ? own.pair() : key;
    String alg = algorithm == null ? "RS256" : algorithm;
    Jwt.Signer signer = signer(alg, pair);
    if (template != null && template.is("custom_signing_key") && algorithm == null && key == null) {
      alg = String.valueOf(template.text("signing_algorithm"));
      signer = Jwt.custom(alg, store.secrets.get(template.id()));
    }
    Resource header = new Resource().with("alg", alg).with("kid", own.kid()).with("typ", "JWT");
    if (session != null) {
      header.with("cat", template == null ? SESSION : TEMPLATE);
    }
    Resource claims = session == null ? otherClaims.apply(now()) : session.claims(template, now());
    headerChanges.forEach(each -> each.accept(header));
    claimChanges.forEach(each -> each.accept(claims));
    String token = Jwt.of(header, claims, signer);
    return tampered ? Jwt.tampered(token) : token;
  }

  /** Returns a copy of a value of JSON. */
  private static @Nullable Object json(String name, @Nullable Object value) {
    notNull("name", name);
    try {
      return value == null ? null : Json.read(Object.class, Json.write(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "value of " + name + " must be JSON: " + e.getMessage(), e);
    }
  }

  private long now() {
    return store.clock.instant().getEpochSecond();
  }

  private TokenSession session(String method) {
    if (session == null) {
      throw new IllegalStateException(method + " is for tokens of a session only");
    }
    return session;
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
