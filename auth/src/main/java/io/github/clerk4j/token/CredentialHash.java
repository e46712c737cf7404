package io.github.clerk4j.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash of a credential, to compare it by without keeping it (SHA-256, half of it). */
record CredentialHash(long high, long low) {
  static CredentialHash of(String credential) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
      ByteBuffer longs = ByteBuffer.wrap(hash);
      return new CredentialHash(longs.getLong(), longs.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "CredentialHash[***]";
  }
}
