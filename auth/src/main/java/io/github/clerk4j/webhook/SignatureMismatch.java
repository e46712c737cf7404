package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.model.Json;
import java.util.function.Predicate;

/** The likely mistake behind a webhook whose signature does not match, in words. */
final class SignatureMismatch {
  private static final String RAW =
      "take the bytes of the body as they arrived, before anything reads them as JSON";

  private static final String OTHER_SECRET =
      "no signature is by the signing secret: it may be that of another endpoint or instance"
          + SigningSecret.WHERE
          + ". If the secret is right, the body was changed, as when it is read as JSON and written"
          + " anew; "
          + RAW;

  /** Larger bodies than this are not looked into: anybody can send them. */
  private static final int LONGEST = 64 * 1024;

  private SignatureMismatch() {}

  /**
   * Returns what is wrong, without anything of the body.
   *
   * @param isSigned tells if the signature is over another body
   */
  static String why(SignatureHeaders signed, byte[] body, Predicate<byte[]> isSigned) {
    if (signed.signatures().isEmpty()) {
      return "its signature header has no signature of version v1";
    }
    if (body.length == 0) {
      return "the body is empty, so something has read it before; " + RAW;
    }
    return body.length > LONGEST ? OTHER_SECRET : why(new String(body, UTF_8), isSigned);
  }

  private static String why(String text, Predicate<byte[]> isSigned) {
    if (isSigned.test(text.strip().getBytes(UTF_8))
        || isSigned.test((text + "\n").getBytes(UTF_8))) {
      return "the body has other white space around it than what was signed; " + RAW;
    }
    Object json;
    try {
      json = Json.read(Object.class, text);
    } catch (IllegalArgumentException e) { // which can tell of the body
      return "the signature is not over this body, which is not JSON, so it was changed; " + RAW;
    }
    if (json instanceof String) {
      return "the body is JSON within a JSON string, so it was encoded again; " + RAW;
    }
    if (isSigned.test(Json.writeBytes(json))) {
      return "the body was read as JSON and written anew, in other bytes than were signed; " + RAW;
    }
    return OTHER_SECRET;
  }
}
