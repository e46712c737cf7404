package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The options of {@code auth.protect}: requirements, and URLs to redirect to. Not thread-safe. */
public final class ProtectOptions {
  private final List<Requirement> requirements = new ArrayList<>();
  private final List<Predicate<? super Identity>> conditions = new ArrayList<>();
  private @Nullable String unauthenticatedUrl;
  private @Nullable String unauthorizedUrl;

  private ProtectOptions() {}

  static ProtectOptions of(Consumer<? super ProtectOptions> protection) {
    ProtectOptions demanded = new ProtectOptions();
    protection.accept(demanded);
    return demanded;
  }

  /** Adds requirements. The caller must meet all of them. */
  public ProtectOptions require(Requirement... requirements) {
    for (Requirement each : SettingCheck.present("requirements", requirements)) {
      this.requirements.add(SettingCheck.present("requirement", each));
    }
    return this;
  }

  /** Adds a condition, such as {@code caller -> caller.has(a) || caller.has(b)}. */
  public ProtectOptions when(Predicate<? super Identity> condition) {
    conditions.add(SettingCheck.present("condition", condition));
    return this;
  }

  /**
   * Sets the URL to which callers are redirected that are not signed in, for any kind of request.
   */
  public ProtectOptions unauthenticatedUrl(String unauthenticatedUrl) {
    this.unauthenticatedUrl = url("unauthenticatedUrl", unauthenticatedUrl);
    return this;
  }

  /** Sets the URL to which users are redirected that lack something. */
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

  /** Returns the scopes among the requirements. */
  List<String> scopes() {
    return requirements.stream()
        .filter(Requirement.Scope.class::isInstance)
        .map(each -> ((Requirement.Scope) each).scope())
        .toList();
  }

  /** Returns true if the caller meets all requirements and conditions. */
  boolean isMetBy(Identity caller) {
    return (requirements.isEmpty() || caller.has(requirements.toArray(new Requirement[0])))
        && conditions.stream().allMatch(each -> each.test(caller));
  }

  @Nullable String unauthenticatedUrl() {
    return unauthenticatedUrl;
  }

  @Nullable String unauthorizedUrl() {
    return unauthorizedUrl;
  }

  /** Shows the requirements. */
  @Override
  public String toString() {
    return requirements + (conditions.isEmpty() ? "" : " and what is demanded besides");
  }
}
