package io.github.clerk4j.testing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of an instance: the signing key and the one before it, both in the key set. */
final class SigningKeys {
  /** The first key, generated in the background while the instance starts. */
  private final FutureTask<SigningKey> first;

  private @Nullable SigningKey current;
  private @Nullable SigningKey previous;
  private @Nullable SigningKey foreign;

  SigningKeys(Seed seed) {
    first = new FutureTask<>(() -> SigningKey.generate(seed.random("signing key")));
    Thread thread = new Thread(first, "FakeClerk key");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the signing key, waiting until it is generated. */
  SigningKey current() {
    if (current == null) {
      current = made(first);
    }
    return current;
  }

  void rotate() {
    previous = current();
    current = SigningKey.generate(new SecureRandom());
  }

  /** Returns the key of an instance that does not exist. No key set has it. */
  SigningKey ofOtherInstance() {
    if (foreign == null) {
      foreign = SigningKey.generate(new SecureRandom());
    }
    return foreign;
  }

  private static SigningKey made(FutureTask<SigningKey> key) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return key.get();
        } catch (InterruptedException e) {
          interrupted = true; // restored when the key is there
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

  /** Returns the key set, the signing key first. */
  Resource jwks() {
    List<Resource> keys = new ArrayList<>();
    keys.add(current().jwk());
    if (previous != null) {
      keys.add(previous.jwk());
    }
    return new Resource().with("keys", keys);
  }

  /** Returns true if one of the keys signed a token. */
  boolean haveSigned(String token) {
    return Stream.of(current(), previous)
        .anyMatch(key -> key != null && Jwt.isSigned(token, key.pair().getPublic()));
  }

  /** Returns the public key of the signing key, in PEM. */
  String pem() {
    byte[] key = current().pair().getPublic().getEncoded();
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END PUBLIC KEY-----\n";
  }
}
