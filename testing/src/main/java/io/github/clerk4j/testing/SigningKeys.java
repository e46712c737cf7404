package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of an instance: the one that signs, and the one before it, whose tokens still count. */
final class SigningKeys {
  private SigningKey current = SigningKey.generate();
  private @Nullable SigningKey previous;

  SigningKey current() {
    return current;
  }

  void rotate() {
    previous = current;
    current = SigningKey.generate();
  }

  /** The key set, the signing key first. */
  Resource jwks() {
    List<Resource> keys = new ArrayList<>();
    keys.add(current.jwk());
    if (previous != null) {
      keys.add(previous.jwk());
    }
    return new Resource().with("keys", keys);
  }

  /** Whether one of them made the signature of a token. */
  boolean haveSigned(String token) {
    return Stream.of(current, previous)
        .anyMatch(key -> key != null && Jwt.isSigned(token, key.pair().getPublic()));
  }

  /** The public half of the signing key, in PEM. */
  String pem() {
    byte[] key = current.pair().getPublic().getEncoded();
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END PUBLIC KEY-----\n";
  }
}
