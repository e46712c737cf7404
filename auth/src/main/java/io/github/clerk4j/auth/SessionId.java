package io.github.clerk4j.auth;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of sessions, as tokens say them and paths of Clerk's API hold them. */
final class SessionId {
  /** A dot alone, or two, would change which path is called. */
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  private SessionId() {}

  /** Returns true if Clerk can be asked about a session of this id. */
  static boolean isUsable(@Nullable String id) {
    return id != null && USABLE.matcher(id).matches();
  }
}
