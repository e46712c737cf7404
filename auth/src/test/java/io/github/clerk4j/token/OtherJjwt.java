package io.github.clerk4j.token;

import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program that authenticates requests, to be run with another JJWT than ours. */
final class OtherJjwt {
  private static final byte[] SIGNED = {1, 2, 3};

  private OtherJjwt() {}

  public static void main(String[] args) throws Exception {
    try (Fixture fixture = new Fixture()) {
      RequestAuthenticator authenticator = fixture.authenticator();
      System.out.println("built");
      String good = fixture.token().sign();
      String altered = good.substring(0, good.length() - 4) + "AAAA";
      print("good", authenticator, good);
      print("good again", authenticator, good);
      print("altered", authenticator, altered);
      print("short", authenticator, good.substring(0, good.length() - 2));
      print("stranger", authenticator, fixture.token().signedBy(TestKeys.rsa()).sign());
      print("PS256", authenticator, fixture.token().header("alg", "PS256").sign());
    }
    KeyPair strong = TestKeys.rsa();
    for (Map.Entry<String, String> each :
        Map.of("RS256", "SHA256", "RS384", "SHA384", "RS512", "SHA512").entrySet()) {
      byte[] signature = sign(each.getValue() + "withRSA", strong.getPrivate());
      System.out.println(each.getKey() + ": " + verifies(each.getKey(), strong, signature));
      byte[] longer = Arrays.copyOf(signature, signature.length + 1);
      System.out.println(each.getKey() + " longer: " + verifies(each.getKey(), strong, longer));
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyPair weak = generator.generateKeyPair();
    byte[] signature = sign("SHA256withRSA", weak.getPrivate());
    System.out.println("weak: " + verifies("RS256", weak, signature));
    System.out.println("ES256: " + verifies("ES256", strong, signature));
  }

  /** The lines that are printed by whatever checks signatures. */
  static final List<String> EXPECTED =
      List.of(
          "built",
          "good: null",
          "good again: null",
          "altered: token-invalid-signature",
          "short: token-invalid-signature",
          "stranger: token-invalid-signature",
          "PS256: token-invalid-algorithm",
          "RS256: true",
          "RS256 longer: false",
          "RS384: true",
          "RS384 longer: false",
          "RS512: true",
          "RS512 longer: false",
          "weak: false",
          "ES256: false");

  private static void print(String name, RequestAuthenticator authenticator, String token) {
    RequestState state = authenticator.authenticateRequest(Fixture.bearer(token));
    System.out.println(name + ": " + state.reason());
  }

  private static byte[] sign(String algorithm, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(SIGNED);
    return signer.sign();
  }

  private static boolean verifies(String algorithm, KeyPair key, byte[] signature) {
    return RsaSignature.verifies(algorithm, key.getPublic(), SIGNED, signature);
  }
}
