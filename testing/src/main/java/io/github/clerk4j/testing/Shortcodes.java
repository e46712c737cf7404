package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The placeholders of JWT templates, such as {@code {{user.id}}}.
 *
 * <p>A string that is one placeholder becomes its value, of any type. In a longer string, the value
 * becomes text. In {@code {{a || b || 'none'}}} the first value counts that is neither null nor
 * false, else the last. An unknown placeholder is null.
 */
final class Shortcodes {
  private static final Pattern SHORTCODE = Pattern.compile("\\{\\{(.*?)}}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d+)?");

  private final Map<String, @Nullable Object> context;

  Shortcodes(Map<String, @Nullable Object> context) {
    this.context = context;
  }

  /** Returns the value with all placeholders filled in, at any depth. */
  @Nullable Object fillIn(@Nullable Object value) {
    if (value instanceof String text) {
      return fillIn(text);
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> filled = new LinkedHashMap<>();
      map.forEach((name, each) -> filled.put(name, fillIn(each)));
      return filled;
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> filled = new ArrayList<>();
      items.forEach(each -> filled.add(fillIn(each)));
      return filled;
    }
    return value;
  }

  private @Nullable Object fillIn(String text) {
    Matcher matcher = SHORTCODE.matcher(text);
    if (matcher.matches() && matcher.group(1).indexOf('{') < 0) {
      return evaluate(matcher.group(1));
    }
    return SHORTCODE
        .matcher(text)
        .replaceAll(each -> Matcher.quoteReplacement(String.valueOf(evaluate(each.group(1)))));
  }

  private @Nullable Object evaluate(String expression) {
    Object value = null;
    for (String each : expression.split("\\|\\|", -1)) {
      value = operand(each.strip());
      if (value != null && !Boolean.FALSE.equals(value)) {
        return value;
      }
    }
    return value;
  }

  private @Nullable Object operand(String text) {
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      return text.substring(1, text.length() - 1);
    }
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    if (NUMBER.matcher(text).matches()) {
      return text.indexOf('.') < 0 ? (Number) Long.valueOf(text) : Double.valueOf(text);
    }
    Object value = context;
    for (String name : text.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
