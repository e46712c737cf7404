package io.github.clerk4j.auth;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.TokenBuilder;
import io.github.clerk4j.token.TestKeys;
import java.security.KeyPair;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that scenarios call by names.
 *
 * @param session of the user whom scenarios are about
 * @param inOrganization another session, in which an organization is active
 */
record ScenarioTokens(
    FakeClerk fake, Session session, Session inOrganization, Map<String, String> made) {
  private static final KeyPair STRANGER = TestKeys.rsa();

  ScenarioTokens(FakeClerk fake, Session session, Session inOrganization) {
    this(fake, session, inOrganization, new HashMap<>());
  }

  /** The same token each time; of a name that is none of these, the name itself. */
  String named(String name) {
    return made.computeIfAbsent(name, this::make);
  }

  private String make(String name) {
    Instant now = fake.clock().instant();
    boolean inOrg = name.equals("org") || name.startsWith("org-");
    TokenBuilder token = fake.sessionToken(inOrg ? inOrganization : session);
    token.authorizedParty("http://example.com");
    return switch (name) {
      case "valid", "org" -> token.sign();
      case "older" -> token.issuedAt(now.minusSeconds(10)).sign();
      case "org-older" -> token.issuedAt(now.minusSeconds(10)).sign();
      case "org-expired" -> token.expiresAt(now.minusSeconds(60)).sign();
      case "no-azp" -> token.withoutClaim("azp").sign();
      case "no-iss" -> token.withoutClaim("iss").sign();
      case "no-sid" -> token.withoutClaim("sid").expiresAt(now.minusSeconds(60)).sign();
      case "sat", "org-sat" -> token.claim("iss", "https://clerk.sat.dev").sign();
      case "proxied", "org-proxied" -> token.claim("iss", "https://app.com/__clerk").sign();
      case "dot-sid" -> token.claim("sid", ".").expiresAt(now.minusSeconds(60)).sign();
      case "dots-sid" -> token.claim("sid", "..").expiresAt(now.minusSeconds(60)).sign();
      case "foreign" -> token.claim("iss", "https://clerk.other.example").sign();
      case "numeric-iss" -> token.claim("iss", 7).sign();
      case "expired" -> token.expiresAt(now.minusSeconds(60)).sign();
      case "expired-spoilt" -> token.expiresAt(now.minusSeconds(60)).signedBy(STRANGER).sign();
      case "nbf" -> token.notBefore(now.plusSeconds(60)).sign();
      case "iat" -> token.issuedAt(now.plusSeconds(60)).sign();
      case "bad-signature" -> token.signedBy(STRANGER).sign();
      case "malformed" -> token.sign().replaceFirst("\\..*\\.", ".!!!.");
      case "kid" -> token.header("kid", "ins_other").sign();
      case "hs256" -> token.algorithm("HS256").sign();
      case "typ-foo" -> token.header("typ", "foo").sign();
      case "no-sub" -> token.withoutClaim("sub").sign();
      case "aud" -> token.claim("aud", "mine").sign();
      case "m2m" -> m2m(token).sign();
      case "m2m-expired" -> m2m(token).expiresAt(now.minusSeconds(60)).sign();
      case "m2m-template" -> m2m(token).header("cat", "cl_B7d4PD222AAA").sign();
      case "cat-m2m" -> token.header("cat", "cl_B7d4PD333AAA").sign();
      case "oauth" -> token.header("typ", "at+jwt").header("cat", null).sign();
      case "template" -> token.template("supabase").sign();
      case "pending" -> token.claim("sts", "pending").sign();
      default -> name;
    };
  }

  private static TokenBuilder m2m(TokenBuilder token) {
    return token.header("cat", "cl_B7d4PD333AAA").claim("sub", "mch_1");
  }

  /** A handshake token that hands over a session token of this name. */
  String handshake(String token, Scenario scenario) {
    Instant now = fake.clock().instant();
    TokenBuilder builder =
        fake.sessionToken(session)
            .withoutClaim("exp")
            .header("cat", category(scenario))
            .claim("handshake", cookies(token));
    if (scenario.has("handshake-expired")) {
      builder.expiresAt(now.minusSeconds(60));
    }
    if (scenario.has("handshake-early")) {
      builder.notBefore(now.plusSeconds(60));
    }
    return (scenario.has("handshake-spoilt") ? builder.signedBy(STRANGER) : builder).sign();
  }

  private static @Nullable String category(Scenario scenario) {
    return scenario.has("handshake-template")
        ? "cl_B7d4PD222AAA"
        : scenario.has("handshake-cat-session") ? "cl_B7d4PD111AAA" : null;
  }

  /** What the Frontend API has a browser store. */
  List<String> cookies(String token) {
    return token.equals("none")
        ? List.of("__session=; Path=/; Max-Age=0", "__client_uat=0; Path=/")
        : List.of("__session=" + named(token) + "; Path=/", "__client_uat=1; Path=/");
  }

  /** What the Backend API answers with cookies. */
  static String cookieAnswer(List<String> cookies) {
    return Json.write(Map.of("object", "cookies", "cookies", cookies));
  }
}
