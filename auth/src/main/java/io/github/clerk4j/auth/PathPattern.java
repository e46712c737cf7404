package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A path with variables, in the syntax that Clerk's JavaScript SDKs take (that of path-to-regexp,
 * version 6): {@code /orgs/:slug}, {@code /orgs/:id/(.*)}, {@code /files/:any+}, {@code
 * /orgs{/:id}?}.
 *
 * <p>A variable is one segment, unless an expression in parentheses follows it; {@code ?}, {@code
 * *} and {@code +} make it optional, or several of them. In braces stands what belongs to a
 * variable. A backslash takes the next character as it is. Case and a slash at the end do not
 * count.
 */
final class PathPattern {
  /** So that no path costs more than a moment. */
  private static final int LONGEST = 1024;

  /** A few milliseconds; an ordinary pattern takes some steps a character. */
  private static final int MOST_STEPS = 200_000;

  private static final String PREFIXES = "./";
  private static final String MODIFIERS = "?*+";
  private static final String SEGMENT = "[^/#?]+?";

  private final String source;
  private final Pattern pattern;

  /** The names of variables, by those of their groups. */
  private final Map<String, String> names = new LinkedHashMap<>();

  private PathPattern(String source) {
    this.source = source;
    this.pattern = new Reader().pattern();
  }

  /**
   * @throws ClerkConfigurationException if the pattern is malformed
   */
  static PathPattern of(String pattern) {
    return new PathPattern(pattern);
  }

  /** The variables of a path, but for those of several segments; null where it is another one. */
  @Nullable Map<String, String> match(String path) {
    Matcher matcher = pattern.matcher(new BoundedText(path, MOST_STEPS));
    if (path.length() > LONGEST || !matches(matcher)) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    names.forEach(
        (group, name) -> {
          String value = matcher.group(group);
          if (value != null) {
            values.put(name, value);
          }
        });
    return values;
  }

  /**
   * Java matches what is repeated by recursion, and whoever sends a request says how deep, and how
   * many ways there are to try.
   */
  private static boolean matches(Matcher matcher) {
    try {
      return matcher.matches();
    } catch (StackOverflowError | BoundedText.TooManySteps e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return source;
  }

  /** Makes an expression of the source, from left to right. */
  private final class Reader {
    private final StringBuilder regex = new StringBuilder();
    private final Set<String> seen = new HashSet<>();
    private int at;

    Pattern pattern() {
      while (at < source.length()) {
        char c = source.charAt(at);
        if (c == '{') {
          braces();
        } else if (c == ':' || c == '(') {
          variable("");
        } else if (PREFIXES.indexOf(c) >= 0 && at + 1 < source.length() && beginsVariable(at + 1)) {
          at++;
          variable(String.valueOf(c));
        } else {
          regex.append(Pattern.quote(text()));
        }
      }
      try {
        return Pattern.compile(regex.append("[/#?]?").toString(), Pattern.CASE_INSENSITIVE);
      } catch (PatternSyntaxException e) {
        throw malformed(e.getDescription());
      }
    }

    private boolean beginsVariable(int index) {
      return ":(".indexOf(source.charAt(index)) >= 0;
    }

    private void variable(String prefix) {
      String name = name();
      String expression = expression();
      add(prefix, name, expression.isEmpty() ? SEGMENT : expression, "", modifier());
    }

    private void braces() {
      at++;
      String prefix = texts();
      String name = name();
      String expression = expression();
      String suffix = texts();
      if (at == source.length() || source.charAt(at) != '}') {
        throw malformed("a brace is not closed");
      }
      at++;
      boolean plain = !name.isEmpty() && expression.isEmpty();
      add(prefix, name, plain ? SEGMENT : expression, suffix, modifier());
    }

    private void add(String prefix, String name, String expression, String suffix, String times) {
      String before = prefix.isEmpty() ? "" : Pattern.quote(prefix);
      String after = suffix.isEmpty() ? "" : Pattern.quote(suffix);
      boolean several = times.equals("*") || times.equals("+");
      if (several && !expression.isEmpty()) {
        String one = "(?:" + expression + ")";
        String more = "(?:" + after + before + one + ")*";
        regex.append("(?:" + before + one + more + after + ")" + (times.equals("*") ? "?" : ""));
        return;
      }
      String group = "v" + names.size();
      if (!name.isEmpty()) {
        names.put(group, name);
      }
      String inner =
          name.isEmpty() ? "(?:" + expression + ")" : "(?<" + group + ">" + expression + ")";
      regex.append("(?:" + before + inner + after + ")" + times);
    }

    /** A name after a colon; empty where there is none. */
    private String name() {
      if (at == source.length() || source.charAt(at) != ':') {
        return "";
      }
      int from = ++at;
      while (at < source.length() && isNamed(source.charAt(at))) {
        at++;
      }
      String name = source.substring(from, at);
      if (name.isEmpty() || !seen.add(name)) {
        throw malformed(
            name.isEmpty() ? "a variable has no name" : "the variable " + name + " stands twice");
      }
      return name;
    }

    /** Reads an expression in parentheses; empty if there is none. */
    private String expression() {
      if (at == source.length() || source.charAt(at) != '(') {
        return "";
      }
      int from = ++at;
      for (int depth = 1; depth > 0; at++) {
        if (at >= source.length()) {
          throw malformed("a parenthesis is not closed");
        }
        char c = source.charAt(at);
        if (c == '\\') {
          at++;
        } else if (c == ')') {
          depth--;
        } else if (c == '(') {
          depth++;
          if (!source.startsWith("(?:", at)) {
            throw malformed("a group in an expression begins with (?:");
          }
        }
      }
      String expression = source.substring(from, at - 1);
      if (expression.isEmpty() || expression.startsWith("?")) {
        throw malformed("an expression is empty, or begins with a question mark");
      }
      return expression;
    }

    private String modifier() {
      if (at == source.length() || MODIFIERS.indexOf(source.charAt(at)) < 0) {
        return "";
      }
      return source.substring(at, ++at);
    }

    private String texts() {
      StringBuilder texts = new StringBuilder();
      while (at < source.length() && "{}:(".indexOf(source.charAt(at)) < 0) {
        texts.append(text());
      }
      return texts.toString();
    }

    /** One character that stands for itself. */
    private String text() {
      char c = source.charAt(at);
      if (c == '\\' && at + 1 < source.length()) {
        at++;
      } else if ("\\{}:()?*+".indexOf(c) >= 0) {
        throw malformed("\"" + c + "\" is out of place");
      }
      return source.substring(at, ++at);
    }

    private static boolean isNamed(char c) {
      return c == '_' || (c < 0x7f && Character.isLetterOrDigit(c));
    }

    private ClerkConfigurationException malformed(String why) {
      return new ClerkConfigurationException("The pattern \"" + source + "\" is malformed: " + why);
    }
  }
}
