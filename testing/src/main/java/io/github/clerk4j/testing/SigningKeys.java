package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of an instance: the one that signs, and the one before it, whose tokens still count. */
final class SigningKeys {
  /**
   * The first key. It is generated while the instance starts, as that takes longer than the rest.
   */
  private final FutureTask<SigningKey> first = new FutureTask<>(SigningKey::generate);

  private @Nullable SigningKey current;
  private @Nullable SigningKey previous;

  SigningKeys() {
    Thread thread = new Thread(first, "FakeClerk key");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the key that signs, once it is there. */
  SigningKey current() {
    if (current == null) {
      current = made(first);
    }
    return current;
  }

  void rotate() {
    previous = current();
    current = SigningKey.generate();
  }

  private static SigningKey made(FutureTask<SigningKey> key) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return key.get();
        } catch (InterruptedException e) {
          interrupted = true; // passed on when the key is there
        } catch (ExecutionException e) {
          throw new IllegalStateException("cannot make a key", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The key set, the signing key first. */
  Resource jwks() {
    List<Resource> keys = new ArrayList<>();
    keys.add(current().jwk());
    if (previous != null) {
      keys.add(previous.jwk());
    }
    return new Resource().with("keys", keys);
  }

  /** Whether one of them made the signature of a token. */
  boolean haveSigned(String token) {
    return Stream.of(current(), previous)
        .anyMatch(key -> key != null && Jwt.isSigned(token, key.pair().getPublic()));
  }

  /** The public half of the signing key, in PEM. */
  String pem() {
    byte[] key = current().pair().getPublic().getEncoded();
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END PUBLIC KEY-----\n";
  }
}
