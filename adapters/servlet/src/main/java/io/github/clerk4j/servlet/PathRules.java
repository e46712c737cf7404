package io.github.clerk4j.servlet;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules of paths. The most specific pattern decides, by the rules of the servlet specification
 * for mappings. Immutable.
 */
final class PathRules {
  static final PathRules NONE = new PathRules(Map.of());

  private final Map<String, Rule> rules;

  private PathRules(Map<String, Rule> rules) {
    this.rules = rules;
  }

  /**
   * A rule.
   *
   * @param accepted the types of tokens by which requests are authenticated; null for those of the
   *     authenticator
   * @param check throws {@code ProtectException} if a caller must not pass
   */
  record Rule(@Nullable AcceptedTokens accepted, Consumer<? super Auth> check) {
    void check(Auth auth) {
      check.accept(auth);
    }
  }

  /** Returns the rule of a path, or null if there is none. */
  @Nullable Rule of(String path) {
    if (rules.isEmpty()) {
      return null;
    }
    Rule exact = rules.get(path);
    return exact != null ? exact : byPattern(path);
  }

  private @Nullable Rule byPattern(String path) {
    for (int end = path.length(); end >= 0; end = path.lastIndexOf('/', end - 1)) {
      Rule prefix = rules.get(path.substring(0, end) + "/*");
      if (prefix != null) {
        return prefix;
      }
    }
    int dot = path.lastIndexOf('.');
    Rule extension = dot > path.lastIndexOf('/') ? rules.get("*" + path.substring(dot)) : null;
    return extension != null ? extension : rules.get("/");
  }

  /** Shows the patterns. */
  @Override
  public String toString() {
    return String.join(", ", rules.keySet());
  }

  /** A builder of rules. Not thread-safe. */
  static final class Builder {
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    void add(String pattern, @Nullable AcceptedTokens accepted, Consumer<? super Auth> check) {
      if (rules.putIfAbsent(checked(pattern), new Rule(accepted, check)) != null) {
        throw new ClerkConfigurationException("The path \"" + pattern + "\" has two rules");
      }
    }

    PathRules build() {
      return new PathRules(new LinkedHashMap<>(rules));
    }

    private static String checked(@Nullable String pattern) {
      if (pattern == null) {
        throw new ClerkConfigurationException("pattern must not be null");
      }
      String fixed =
          pattern.startsWith("*.")
              ? pattern.substring(2)
              : pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
      boolean extension = pattern.startsWith("*.");
      if (fixed.contains("*")
          || fixed.contains("//")
          || (extension && (fixed.isEmpty() || fixed.contains("/")))
          || (!extension && !pattern.startsWith("/"))) {
        throw new ClerkConfigurationException(
            "A path must be like \"/account\", \"/account/*\" or \"*.html\": \"" + pattern + "\"");
      }
      return pattern;
    }
  }
}
