package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.GetTokenFromTemplateParams;
import io.github.clerk4j.model.GetTokenParams;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of {@code auth.getToken}. Not thread-safe. */
public final class TokenOptions {
  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofDays(3650);

  private @Nullable String template;
  private @Nullable Duration expiresIn;

  private TokenOptions() {}

  static TokenOptions of(Consumer<? super TokenOptions> options) {
    TokenOptions chosen = new TokenOptions();
    SettingCheck.present("options", options).accept(chosen);
    return chosen;
  }

  /** Sets the JWT template of the token. Defaults to the claims of a session token. */
  public TokenOptions template(String template) {
    this.template = SettingCheck.text("template", template);
    return this;
  }

  /**
   * Sets the lifetime of the token. Defaults to Clerk's settings.
   *
   * @param expiresIn whole seconds, from 30 seconds to 3650 days
   */
  public TokenOptions expiresIn(Duration expiresIn) {
    if (SettingCheck.present("expiresIn", expiresIn).compareTo(SHORTEST) < 0
        || expiresIn.compareTo(LONGEST) > 0
        || !expiresIn.equals(expiresIn.truncatedTo(ChronoUnit.SECONDS))) {
      throw new ClerkConfigurationException(
          "A token expires in a whole number of seconds from 30 to 315360000, and not in "
              + expiresIn);
    }
    this.expiresIn = expiresIn;
    return this;
  }

  @Nullable String template() {
    return template;
  }

  @Nullable Duration expiresIn() {
    return expiresIn;
  }

  boolean areUnset() {
    return template == null && expiresIn == null;
  }

  void apply(GetTokenParams.Builder params) {
    if (expiresIn != null) {
      params.expiresInSeconds(expiresIn.toSeconds());
    }
  }

  void apply(GetTokenFromTemplateParams.Builder params) {
    if (expiresIn != null) {
      params.expiresInSeconds(expiresIn.toSeconds());
    }
  }
}
