package io.github.clerk4j.token;

import io.github.clerk4j.model.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of Clerk's response about an opaque token that decide whether it is good.
 *
 * <p>Models are read tolerantly: a flag of another type than documented, or none at all, counts as
 * false. Here such a flag means that the token could not be checked.
 *
 * @param members the response as Clerk sent it
 */
record OpaqueTokenStatus(TokenType type, Map<String, Object> members) {
  private static final String REVOKED = "revoked";
  private static final String EXPIRED = "expired";
  private static final String ACTIVE = "active";

  /**
   * @param response a model, which writes what it was read from
   */
  @SuppressWarnings("unchecked") // a JSON object is a map of strings to JSON
  static OpaqueTokenStatus of(TokenType type, Object response) {
    return new OpaqueTokenStatus(
        type, (Map<String, Object>) Json.read(Map.class, Json.write(response)));
  }

  /**
   * Checks that Clerk says whose token this is, and that it is neither revoked nor expired. Its
   * {@code expiration} is not compared with this machine's clock.
   *
   * @throws InvalidTokenException if the token has ended
   * @throws VerificationUnavailableException if the response does not say so either way
   */
  void check() {
    Boolean revoked = flag(REVOKED);
    Boolean expired = flag(EXPIRED);
    boolean hasActive = members.get(ACTIVE) != null;
    Boolean active = hasActive ? flag(ACTIVE) : Boolean.TRUE;
    if (Boolean.TRUE.equals(revoked)) {
      throw ended(" was revoked");
    }
    if (Boolean.TRUE.equals(expired) || Boolean.FALSE.equals(active)) {
      throw ended(" has expired");
    }
    if (revoked == null || expired == null || active == null) {
      throw unchecked(
          "Clerk's response has no true or false for "
              + (revoked == null ? REVOKED : expired == null ? EXPIRED : ACTIVE));
    }
    if (!(members.get("subject") instanceof String subject) || subject.isEmpty()) {
      throw unchecked("Clerk's response does not say whose it is (subject)");
    }
  }

  private @Nullable Boolean flag(String name) {
    return members.get(name) instanceof Boolean flag ? flag : null;
  }

  private InvalidTokenException ended(String how) {
    return new InvalidTokenException(TokenReason.TOKEN_INVALID, "The " + type + how);
  }

  private VerificationUnavailableException unchecked(String why) {
    return new VerificationUnavailableException(
        TokenReason.UNEXPECTED_ERROR, "The " + type + " cannot be checked: " + why, null);
  }

  /** The type only: the response can hold anything. */
  @Override
  public String toString() {
    return "OpaqueTokenStatus[" + type + "]";
  }
}
