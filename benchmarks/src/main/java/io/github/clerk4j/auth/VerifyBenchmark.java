package io.github.clerk4j.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.clerk.backend_api.helpers.security.VerifyToken;
import com.clerk.backend_api.helpers.security.models.VerifyTokenOptions;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.SessionTokenVerifier.Expected;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
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
  private final SessionTokenVerifier pem;
  private final SessionTokenVerifier jwks;
  private final SessionTokenVerifier cached;

  /**
   * The fixture: a Clerk on loopback, tokens valid for a day, and the options of each contender.
   */
  public VerifyBenchmark() {
    VerifyProvider.install();
    fake = FakeClerk.start();
    clerk = ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build();
    key = PemKey.of(fake.jwtKey()).key().key();
    User ada = fake.addUser("ada@example.com");
    Organization engines = fake.addOrganization("Analytical Engines", "analytical-engines");
    fake.addMember(engines, ada, "org:admin", "org:invoices:create", "org:invoices:read");
    for (int i = 0; i < TOKENS; i++) {
      Jwt jwt =
          Jwt.decode(
              fake.token(fake.signIn(ada, engines))
                  .authorizedParty(ORIGIN)
                  .lifetime(Duration.ofDays(1))
                  .sign());
      tokens[i] = jwt.token().getBytes(ISO_8859_1);
      signed[i] = jwt.signedBytes();
      signatures[i] = jwt.signature();
    }
    officialPem =
        VerifyTokenOptions.Builder.withJwtKey(fake.jwtKey()).authorizedParty(ORIGIN).build();
    officialJwks =
        VerifyTokenOptions.Builder.withSecretKey(fake.secretKey())
            .apiUrl(fake.apiUrl())
            .authorizedParty(ORIGIN)
            .build();
    pem = verifier(PemKey.of(fake.jwtKey()), 0);
    jwks = verifier(new CachingKeySource(new RemoteJwkSet(clerk), Clock.systemUTC()), 0);
    cached = verifier(new CachingKeySource(new RemoteJwkSet(clerk), Clock.systemUTC()), 1000);
  }

  private static SessionTokenVerifier verifier(KeySource keys, int cachedTokens) {
    Expected expected =
        new Expected(Set.of(), Set.of(ORIGIN), Set.of(), Duration.ofSeconds(5), Set.of());
    return new SessionTokenVerifier(keys, expected, Clock.systemUTC(), cachedTokens);
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
