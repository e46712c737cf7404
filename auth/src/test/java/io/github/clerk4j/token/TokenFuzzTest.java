package io.github.clerk4j.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.Fixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text is verified, it is refused, by an exception that says so: faults 7. */
@Tag("slow")
class TokenFuzzTest {
  private static final int INPUTS = 5_000;
  private static final String[] MORSELS = {
    ".",
    "=",
    "-",
    "_",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "1e999",
    "-1e-999",
    "9".repeat(400),
    "1E400000000",
    "\"exp\"",
    "\"kid\"",
    "\"sub\"",
    "\u0000",
    "é",
    "☃",
    " ",
    "\n",
    "[".repeat(300),
    "{\"a\":".repeat(300),
    "{}",
    "[]",
    "0x1",
    "NaN",
    "1.",
    "ak_",
    "mt_",
    "oat_"
  };

  private final Fixture fixture = new Fixture();
  private final SessionTokenVerifier sessions =
      Verifying.verifier(PemKey.of(fixture.fake.jwtKey()), fixture.clock);
  private final HandshakeTokenVerifier handshakes =
      new HandshakeTokenVerifier(
          PemKey.of(fixture.fake.jwtKey()), Duration.ofSeconds(5), fixture.clock);
  private final MachineTokenVerifier machines =
      new MachineTokenVerifier(
          PemKey.of(fixture.fake.jwtKey()),
          new MachineAudience(Set.of(), Set.of()),
          Set.of(),
          Duration.ofSeconds(5),
          fixture.clock,
          null,
          null);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void changedTokensAreRefused(long seed) {
    Random random = new Random(seed);
    String token = fixture.token().sign();
    String[] parts = token.split("\\.", -1);
    Set<String> reasons = new HashSet<>();
    for (int i = 0; i < INPUTS; i++) {
      String changed =
          random.nextBoolean()
              ? change(token, random)
              : recoded(parts[0], random) + "." + recoded(parts[1], random) + "." + parts[2];
      if (!changed.equals(token)) {
        reasons.add(refusedBySessions(changed));
        refusedByOthers(changed);
      }
    }
    assertThat(reasons)
        .as("no reason is beyond the reach of this test")
        .contains(
            TokenReason.TOKEN_INVALID,
            TokenReason.TOKEN_INVALID_SIGNATURE,
            TokenReason.TOKEN_INVALID_ALGORITHM);
  }

  /** Signed by the instance, and so read to the end. */
  @Test
  void signedTokensOfAnyClaimsAreReadOrRefused() {
    Random random = new Random(5);
    List<Object> values = new ArrayList<>();
    values.add(null);
    for (Object each :
        new Object[] {
          true,
          1L,
          -1L,
          1e300,
          Long.MAX_VALUE,
          "",
          "a",
          "o:a,b:c,,",
          "9".repeat(400),
          List.of(),
          List.of("a", 1L)
        }) {
      values.add(each);
    }
    String[] names = {
      "sub",
      "sid",
      "exp",
      "nbf",
      "iat",
      "azp",
      "aud",
      "iss",
      "v",
      "o",
      "fea",
      "act",
      "fva",
      "sts",
      "org_permissions",
      "org_id"
    };
    for (int i = 0; i < 500; i++) {
      var token = fixture.token();
      for (int n = random.nextInt(4); n >= 0; n--) {
        token.claim(names[random.nextInt(names.length)], values.get(random.nextInt(values.size())));
      }
      try {
        SessionClaims claims = sessions.verify(token.sign());
        assertThat(claims.userId()).isNotEmpty();
        assertThat(claims.expiresAt()).isNotNull();
        assertThat(claims.orgPermissions()).isNotNull();
        assertThat(claims.toString()).isNotEmpty();
      } catch (InvalidTokenException e) {
        assertThat(e.getMessage()).matches("[ -~]+");
      }
    }
  }

  private String refusedBySessions(String token) {
    TokenException refusal = Verifying.refusal(sessions, token);
    assertThat(refusal).as("accepted: a token that was changed").isNotNull();
    assertThat(refusal.getMessage()).matches("[ -~]+").hasSizeLessThan(600);
    return refusal.reason();
  }

  private void refusedByOthers(String token) {
    for (TokenType type : List.of(TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN, TokenType.API_KEY)) {
      try {
        MachineToken accepted = machines.verify(type, token);
        throw new AssertionError("accepted: " + accepted);
      } catch (TokenException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
    try {
      List<String> accepted = Verifying.cookies(handshakes, token);
      throw new AssertionError("accepted: " + accepted);
    } catch (TokenException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  /** Cut, doubled, or with something else put in, a few times. */
  private static String change(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(changed.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> changed.insert(at, MORSELS[random.nextInt(MORSELS.length)]);
        case 1 -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(8)));
        case 2 -> changed.setLength(at);
        case 3 -> changed.insert(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
        default -> {
          if (at < changed.length()) {
            changed.setCharAt(at, (char) (changed.charAt(at) ^ (1 << random.nextInt(7))));
          }
        }
      }
    }
    return changed.toString();
  }

  /** The same for what a part says. */
  private static String recoded(String part, Random random) {
    if (random.nextInt(3) == 0) {
      return part;
    }
    String json = new String(Base64.getUrlDecoder().decode(part), ISO_8859_1);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(change(json, random).getBytes(UTF_8));
  }
}
