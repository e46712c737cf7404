package io.github.clerk4j.micrometer;

import io.github.clerk4j.auth.AuthReason;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values of tags. Each is from a bounded set, whatever Clerk, a request or the application sends:
 * other values become {@code other}.
 */
final class TagValues {
  static final String NONE = "none";
  static final String OTHER = "other";
  static final String UNKNOWN = "unknown";

  /** The names of Java methods: operations are generated from Clerk's API. */
  private static final Pattern OPERATION = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");

  private static final Pattern OUTCOME = Pattern.compile("[1-5][0-9][0-9]");

  private static final Set<String> WORDS =
      Set.of("no_response", "not_sent", "unreadable", "broken_off");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Set<String> REASONS =
      Set.of(
          AuthReason.SESSION_TOKEN_AND_UAT_MISSING,
          AuthReason.CLIENT_UAT_BUT_NO_SESSION_TOKEN,
          AuthReason.SESSION_TOKEN_BUT_NO_CLIENT_UAT,
          AuthReason.SESSION_TOKEN_MISSING,
          AuthReason.DEV_BROWSER_MISSING,
          AuthReason.DEV_BROWSER_SYNC,
          AuthReason.SATELLITE_NEEDS_SYNCING,
          AuthReason.PRIMARY_RESPONDS_TO_SYNCING,
          AuthReason.PRIMARY_DOMAIN_CROSS_ORIGIN_SYNC,
          AuthReason.ACTIVE_ORGANIZATION_MISMATCH,
          AuthReason.NO_TOKEN_IN_HEADER,
          AuthReason.SESSION_TOKEN_IAT_BEFORE_CLIENT_UAT,
          AuthReason.SESSION_TOKEN_NBF,
          AuthReason.SESSION_TOKEN_IAT_IN_THE_FUTURE,
          AuthReason.SESSION_TOKEN_EXPIRED,
          AuthReason.TOKEN_TYPE_MISMATCH,
          AuthReason.UNEXPECTED_ERROR,
          AuthReason.TOKEN_INVALID,
          AuthReason.TOKEN_INVALID_ALGORITHM,
          AuthReason.TOKEN_INVALID_SIGNATURE,
          AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES,
          AuthReason.TOKEN_INVALID_ISSUER,
          AuthReason.TOKEN_VERIFICATION_FAILED,
          AuthReason.TOKEN_EXPIRED,
          AuthReason.TOKEN_NOT_ACTIVE_YET,
          AuthReason.TOKEN_IAT_IN_THE_FUTURE,
          AuthReason.JWK_KID_MISMATCH,
          AuthReason.JWK_REMOTE_FAILED_TO_LOAD,
          AuthReason.SECRET_KEY_INVALID);

  private TagValues() {}

  static String operation(String operation) {
    return OPERATION.matcher(operation).matches() ? operation : OTHER;
  }

  static String method(String method) {
    return METHODS.contains(method) ? method : OTHER;
  }

  static String outcome(String outcome) {
    return WORDS.contains(outcome) || OUTCOME.matcher(outcome).matches() ? outcome : OTHER;
  }

  /** Returns a reason without its suffix, which can be an error code of Clerk. */
  static String reason(@Nullable String reason) {
    if (reason == null) {
      return NONE;
    }
    String known =
        reason.startsWith(AuthReason.SESSION_TOKEN_EXPIRED)
            ? AuthReason.SESSION_TOKEN_EXPIRED
            : reason;
    return REASONS.contains(known) ? known.toLowerCase(Locale.ROOT).replace(' ', '-') : OTHER;
  }
}
