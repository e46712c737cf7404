package io.github.clerk4j.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path some of whose segments are variables, such as {@code /users/{user_id}}. */
record PathPattern(List<String> segments) {
  static PathPattern of(String pattern) {
    if (!pattern.startsWith("/")) {
      throw new IllegalArgumentException("path must begin with /: " + pattern);
    }
    return new PathPattern(List.of(pattern.substring(1).split("/", -1)));
  }

  /** Returns the number of variables. */
  long variables() {
    return segments.stream().filter(PathPattern::isVariable).count();
  }

  /** Returns the path without the names of its variables: the same for the same paths. */
  String shape() {
    StringBuilder shape = new StringBuilder();
    segments.forEach(each -> shape.append('/').append(isVariable(each) ? "{}" : each));
    return shape.toString();
  }

  /** Returns true if a path can match both patterns. */
  boolean overlaps(PathPattern other) {
    if (segments.size() != other.segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      String mine = segments.get(i);
      String others = other.segments.get(i);
      if (!isVariable(mine) && !isVariable(others) && !mine.equals(others)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  /** Returns the value of each variable, or null if the path does not match. */
  @Nullable Map<String, String> match(List<String> path) {
    if (path.size() != segments.size()) {
      return null;
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String expected = segments.get(i);
      String found = path.get(i);
      if (isVariable(expected) && !found.isEmpty()) {
        variables.put(expected.substring(1, expected.length() - 1), found);
      } else if (!expected.equals(found)) {
        return null;
      }
    }
    return variables;
  }
}
