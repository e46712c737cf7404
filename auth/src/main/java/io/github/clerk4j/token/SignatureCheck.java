package io.github.clerk4j.token;

import java.security.PublicKey;

/** A check of RSA signatures (PKCS #1 v1.5). Thread-safe. */
interface SignatureCheck {
  /**
   * Returns true if the key made the signature. Keys of less than 2048 bits and signatures of
   * another length than the key's are refused.
   *
   * @param algorithm RS256, RS384 or RS512
   */
  boolean verifies(String algorithm, PublicKey key, byte[] signed, byte[] signature);
}
