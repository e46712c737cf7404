package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A path with variables, in the syntax that Clerk's JavaScript SDKs take: {@code /orgs/:slug},
 * {@code /orgs/:id/(.*)}. A variable is one segment, unless an expression in parentheses or one of
 * {@code ? * +} follows it. Case and a slash at the end do not count.
 */
final class PathPattern {
  private static final Pattern PART =
      Pattern.compile(
          "(?<prefix>/?)(?::(?<name>\\w+)(?<own>\\((?:[^()\\\\]|\\\\.|\\(\\?[^)]*\\))+\\))?|(?<free>\\((?:[^()\\\\]|\\\\.)+\\)))(?<times>[?*+]?)");
  private static final String SEGMENT = "[^/#?]+?";

  private final String source;
  private final Pattern pattern;
  private final Set<String> names = new HashSet<>();

  private PathPattern(String source) {
    this.source = source;
    this.pattern = compiled();
  }

  /**
   * @throws ClerkConfigurationException if the pattern is malformed
   */
  static PathPattern of(String pattern) {
    return new PathPattern(pattern);
  }

  /** The variables of a path, or null where it is another one. */
  @Nullable Map<String, String> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (String name : names) {
      String value = matcher.group("x" + name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  private Pattern compiled() {
    StringBuilder regex = new StringBuilder();
    Matcher part = PART.matcher(source);
    int from = 0;
    while (part.find()) {
      regex.append(literal(source.substring(from, part.start())));
      regex.append(variable(part));
      from = part.end();
    }
    regex.append(literal(source.substring(from)));
    if (!source.endsWith("/")) {
      regex.append("/?");
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw malformed(e.getDescription());
    }
  }

  private String literal(String text) {
    if (!text.chars().allMatch(c -> c == '/' || "-._~%@!$&',;=".indexOf(c) >= 0 || isWord(c))) {
      throw malformed("\"" + text + "\" is neither text nor a variable");
    }
    return text.isEmpty() ? "" : Pattern.quote(text);
  }

  private String variable(Matcher part) {
    String name = part.group("name");
    String own = name == null ? part.group("free") : part.group("own");
    String expression = own == null ? SEGMENT : own.substring(1, own.length() - 1);
    String prefix = part.group("prefix");
    String times = part.group("times");
    String repeated =
        times.equals("*") || times.equals("+")
            ? "(?:" + expression + ")(?:" + prefix + "(?:" + expression + "))*"
            : expression;
    String captured = repeated;
    if (name != null) {
      if (!name.matches("[A-Za-z][A-Za-z0-9]*") || !names.add(name)) {
        throw malformed("a variable has a name of letters and digits, and stands once");
      }
      captured = "(?<x" + name + ">" + repeated + ")";
    } else {
      captured = "(?:" + repeated + ")";
    }
    return times.equals("?") || times.equals("*")
        ? "(?:" + prefix + captured + ")?"
        : prefix + captured;
  }

  private static boolean isWord(int c) {
    return Character.isLetterOrDigit(c);
  }

  private ClerkConfigurationException malformed(String why) {
    return new ClerkConfigurationException("The pattern \"" + source + "\" is malformed: " + why);
  }

  @Override
  public String toString() {
    return source;
  }
}
