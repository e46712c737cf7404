package io.github.clerk4j.auth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code auth.protect} demands, and where to send those who do not have it. Not safe for use
 * by several threads at once.
 */
public final class Protection {
  private static final int NOT_FOUND = 404;
  private static final int TEMPORARY_REDIRECT = 307;

  private final List<Requirement> requirements = new ArrayList<>();
  private @Nullable String unauthenticatedUrl;
  private @Nullable String unauthorizedUrl;

  Protection() {}

  /** What the user must have, all of it. */
  public Protection require(Requirement... requirements) {
    this.requirements.addAll(List.of(requirements));
    return this;
  }

  /** Where to redirect those who are not signed in, whatever they asked for. */
  public Protection unauthenticatedUrl(String unauthenticatedUrl) {
    this.unauthenticatedUrl = unauthenticatedUrl;
    return this;
  }

  /** Where to redirect those who are signed in, but lack something. */
  public Protection unauthorizedUrl(String unauthorizedUrl) {
    this.unauthorizedUrl = unauthorizedUrl;
    return this;
  }

  void check(SessionAuth auth) {
    if (!requirements.isEmpty() && !auth.has(requirements.toArray(new Requirement[0]))) {
      throw unauthorizedUrl == null
          ? new ProtectException(NOT_FOUND, null, "The user lacks " + requirements)
          : new ProtectException(
              TEMPORARY_REDIRECT, unauthorizedUrl, "The user lacks " + requirements);
    }
  }

  ProtectException signedOut(@Nullable String pageSignInUrl) {
    String url = unauthenticatedUrl == null ? pageSignInUrl : unauthenticatedUrl;
    return new ProtectException(
        url == null ? NOT_FOUND : TEMPORARY_REDIRECT, url, "Nobody is signed in");
  }
}
