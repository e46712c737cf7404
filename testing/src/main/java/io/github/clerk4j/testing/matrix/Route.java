package io.github.clerk4j.testing.matrix;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A route of an application.
 *
 * @param path the path with its variables, such as {@code /orgs/{org_id}}
 * @param json the body, or null for none
 * @param page true if a browser loads it
 */
record Route(String method, String path, @Nullable String json, boolean page) {
  private static final Pattern METHOD = Pattern.compile("[A-Z]+");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)\\}");

  Route {
    if (!METHOD.matcher(Arguments.notNull("method", method)).matches()) {
      throw new IllegalArgumentException("method must be in upper case, such as GET: " + method);
    }
    if (!Arguments.notNull("path", path).startsWith("/") || path.contains("|")) {
      throw new IllegalArgumentException(
          "path must begin with a slash, such as /invoices: " + path);
    }
  }

  /** Returns the route of a line such as {@code GET /invoices}. */
  static Route parse(String line) {
    int blank = Arguments.notNull("routes", line).indexOf(' ');
    if (blank < 0) {
      throw new IllegalArgumentException("route must be like GET /invoices: " + line);
    }
    return new Route(line.substring(0, blank), line.substring(blank + 1).strip(), null, false);
  }

  /** Returns the name of the row. */
  String name() {
    return method + " " + path + (page ? " (page)" : "");
  }

  /** Returns the path with the values of its variables. */
  String path(Map<String, String> values) {
    Matcher variable = VARIABLE.matcher(path);
    return variable.replaceAll(
        match -> {
          String value = values.get(match.group(1));
          if (value == null) {
            throw new IllegalStateException(
                "variable(\"%s\", ...) must be called, as %s has it"
                    .formatted(match.group(1), name()));
          }
          return Matcher.quoteReplacement(value);
        });
  }
}
