package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.Arrays;

/** Several requirements of one caller. */
final class Requirements {
  private Requirements() {}

  /**
   * Returns true if the caller is known and meets all of them, and there is one at least.
   *
   * @throws ClerkConfigurationException if one is null, whoever calls
   */
  static boolean areMetBy(Auth auth, Requirement... requirements) {
    for (Requirement each : SettingCheck.present("requirements", requirements)) {
      SettingCheck.present("requirement", each);
    }
    return auth.isAuthenticated()
        && requirements.length > 0
        && Arrays.stream(requirements).allMatch(each -> each.isMetBy(auth));
  }
}
