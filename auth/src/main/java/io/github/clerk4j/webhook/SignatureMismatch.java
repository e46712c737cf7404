package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.model.Json;
import java.util.function.Predicate;

/** The message for a signature that does not match: the likely mistake, and its remedy. */
final class SignatureMismatch {
  private static final String RAW =
      "take the bytes of the body as they arrived, before anything reads them as JSON";

  private static final String OTHER_SECRET =
      "the signature does not match the signing secret, which may belong to another endpoint or"
          + " instance"
          + SigningSecret.WHERE
          + ". If the secret is right, the body was changed, for example by reading it as JSON and"
          + " writing it again; "
          + RAW;

  /** The largest body that is examined, because anybody can send one, and long numbers are slow. */
  private static final int LONGEST = 8 * 1024;

  private SignatureMismatch() {}

  /**
   * Returns the likely mistake; the message shows nothing of the body.
   *
   * @param isSigned returns true if the signature is over another body
   */
  static String why(SignatureHeaders signed, byte[] body, Predicate<byte[]> isSigned) {
    if (signed.signatures().isEmpty()) {
      return "the signature header has no signature of version v1";
    }
    if (body.length == 0) {
      return "the body is empty, because something has read it before; " + RAW;
    }
    return body.length > LONGEST ? OTHER_SECRET : why(new String(body, UTF_8), isSigned);
  }

  private static String why(String text, Predicate<byte[]> isSigned) {
    if (isSigned.test(text.strip().getBytes(UTF_8))
        || isSigned.test((text + "\n").getBytes(UTF_8))) {
      return "the body and the signed body differ in the white space around them; " + RAW;
    }
    Object json;
    try {
      json = Json.read(Object.class, text);
    } catch (IllegalArgumentException e) { // can show parts of the body
      return "the body is not JSON, so it is not the body that was signed; " + RAW;
    }
    if (json instanceof String) {
      return "the body is JSON within a JSON string, so it was encoded twice; " + RAW;
    }
    if (isSignedAnew(json, isSigned)) {
      return "the body was read as JSON and written again, so its bytes changed; " + RAW;
    }
    return OTHER_SECRET;
  }

  private static boolean isSignedAnew(Object json, Predicate<byte[]> isSigned) {
    try {
      return isSigned.test(Json.writeBytes(json));
    } catch (IllegalArgumentException e) { // half of a surrogate pair cannot be written
      return false;
    }
  }
}
