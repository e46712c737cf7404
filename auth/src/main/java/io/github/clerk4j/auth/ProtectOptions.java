package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code auth.protect} demands, and where to send those who do not have it. Not safe for use
 * by several threads at once.
 */
public final class ProtectOptions {
  private final List<Requirement> requirements = new ArrayList<>();
  private final List<Predicate<? super Auth>> conditions = new ArrayList<>();
  private @Nullable String unauthenticatedUrl;
  private @Nullable String unauthorizedUrl;

  private ProtectOptions() {}

  static ProtectOptions of(Consumer<? super ProtectOptions> protection) {
    ProtectOptions demanded = new ProtectOptions();
    protection.accept(demanded);
    return demanded;
  }

  /** What the caller must have, all of it. */
  public ProtectOptions require(Requirement... requirements) {
    for (Requirement each : SettingCheck.present("requirements", requirements)) {
      this.requirements.add(SettingCheck.present("requirement", each));
    }
    return this;
  }

  /** What must hold of the caller besides, such as {@code auth -> auth.has(a) || auth.has(b)}. */
  public ProtectOptions when(Predicate<? super Auth> condition) {
    conditions.add(SettingCheck.present("condition", condition));
    return this;
  }

  /** Where to redirect those who are not signed in, whatever they asked for. */
  public ProtectOptions unauthenticatedUrl(String unauthenticatedUrl) {
    this.unauthenticatedUrl = url("unauthenticatedUrl", unauthenticatedUrl);
    return this;
  }

  /** Where to redirect those who are signed in, but lack something. */
  public ProtectOptions unauthorizedUrl(String unauthorizedUrl) {
    this.unauthorizedUrl = url("unauthorizedUrl", unauthorizedUrl);
    return this;
  }

  private static String url(String name, String url) {
    SettingCheck.present(name, url);
    if (url.isEmpty() || !url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new ClerkConfigurationException(
          "A URL to redirect to holds no blanks, and other than ASCII characters only encoded");
    }
    return url;
  }

  /** Whether the caller has all that is demanded, if that is anything. */
  boolean isMetBy(Auth auth) {
    return (requirements.isEmpty() || auth.has(requirements.toArray(new Requirement[0])))
        && conditions.stream().allMatch(each -> each.test(auth));
  }

  @Nullable String unauthenticatedUrl() {
    return unauthenticatedUrl;
  }

  @Nullable String unauthorizedUrl() {
    return unauthorizedUrl;
  }

  /** What is demanded. */
  @Override
  public String toString() {
    return requirements + (conditions.isEmpty() ? "" : " and what is demanded besides");
  }
}
