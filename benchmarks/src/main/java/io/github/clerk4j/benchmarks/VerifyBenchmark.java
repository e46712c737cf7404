package io.github.clerk4j.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.clerk.backend_api.helpers.security.VerifyToken;
import com.clerk.backend_api.helpers.security.models.VerifyTokenOptions;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.token.TokenVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The verification of one session token of version 2, with an organization and ten features. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class VerifyBenchmark {
  private static final String ORIGIN = "https://app.example.com";
  private static final int TOKENS = 64;

  private final FakeClerk fake;
  private final ClerkClient clerk;
  private final byte[][] tokens = new byte[TOKENS][];
  private final byte[][] signed = new byte[TOKENS][];
  private final byte[][] signatures = new byte[TOKENS][];
  private final PublicKey key;
  private final VerifyTokenOptions officialPem;
  private final VerifyTokenOptions officialJwks;
  private final TokenVerifier pem;
  private final TokenVerifier jwks;
  private final TokenVerifier cached;

  /**
   * The fixture: a Clerk on loopback, tokens valid for a day, and the options of each contender.
   */
  public VerifyBenchmark() {
    VerifyProvider.install();
    fake = FakeClerk.start();
    clerk = ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build();
    key = publicKey(fake.jwtKey());
    User ada = fake.addUser("ada@example.com");
    Organization engines = fake.addOrganization("Analytical Engines", "analytical-engines");
    fake.addMember(engines, ada, "org:admin", "org:invoices:create", "org:invoices:read");
    for (int i = 0; i < TOKENS; i++) {
      String token =
          fake.sessionToken(fake.signIn(ada, engines))
              .authorizedParty(ORIGIN)
              .lifetime(Duration.ofDays(1))
              .sign();
      int end = token.lastIndexOf('.');
      tokens[i] = token.getBytes(ISO_8859_1);
      signed[i] = token.substring(0, end).getBytes(ISO_8859_1);
      signatures[i] = Base64.getUrlDecoder().decode(token.substring(end + 1));
    }
    officialPem =
        VerifyTokenOptions.Builder.withJwtKey(fake.jwtKey()).authorizedParty(ORIGIN).build();
    officialJwks =
        VerifyTokenOptions.Builder.withSecretKey(fake.secretKey())
            .apiUrl(fake.apiUrl())
            .authorizedParty(ORIGIN)
            .build();
    pem =
        TokenVerifier.builder()
            .jwtKey(fake.jwtKey())
            .authorizedParties(ORIGIN)
            .verifiedTokens(0)
            .build();
    jwks = TokenVerifier.builder(clerk).authorizedParties(ORIGIN).verifiedTokens(0).build();
    cached = TokenVerifier.builder(clerk).authorizedParties(ORIGIN).build();
  }

  private static PublicKey publicKey(String pem) {
    String base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has RSA", e);
    }
  }

  @TearDown
  public void stop() {
    clerk.close();
    fake.close();
  }

  /** The signature alone, of a decoded token, by the JDK's own classes. */
  @Benchmark
  public boolean raw() throws GeneralSecurityException {
    int i = any();
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initVerify(key);
    rsa.update(signed[i]);
    return rsa.verify(signatures[i]);
  }

  @Benchmark
  public Object officialPem() throws Exception {
    return VerifyToken.verifyToken(token(), officialPem);
  }

  @Benchmark
  public Object officialJwks() throws Exception {
    return VerifyToken.verifyToken(token(), officialJwks);
  }

  @Benchmark
  public Object oursPem() {
    return pem.verify(token());
  }

  @Benchmark
  public Object oursJwks() {
    return jwks.verify(token());
  }

  @Benchmark
  public Object oursSeenBefore() {
    return cached.verify(token());
  }

  /** Returns a new string for each call, like each request has one. */
  private String token() {
    return new String(tokens[any()], ISO_8859_1);
  }

  private static int any() {
    return ThreadLocalRandom.current().nextInt(TOKENS);
  }
}
