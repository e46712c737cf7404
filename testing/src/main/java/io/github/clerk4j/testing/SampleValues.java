package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that fit a type of the description; the same for the same seed. */
final class SampleValues {
  /** 2026-01-01, in Unix seconds. */
  private static final long TIME = 1_767_225_600;

  private static final Pattern REPEATED =
      Pattern.compile("(\\[[^]]*\\]|\\\\w)\\{(\\d+)(,\\d+)?\\}");

  private final Description description;

  SampleValues(Description description) {
    this.description = description;
  }

  /** Returns a value of a type, for a member of this name. */
  Object of(Type type, String name, String seed) {
    if (type.isList()) {
      return List.of();
    }
    if (type.isMap() || type.is("object")) {
      return Map.of();
    }
    if (description.isEnum(type)) {
      return description.values(type).get(0);
    }
    if (type.isSchema()) {
      return object(type, seed);
    }
    return switch (type.text()) {
      case "boolean" -> name.equals("deleted");
      case "integer", "number" -> 1;
      case "millis" -> TIME * 1000;
      case "seconds" -> TIME;
      case "date-time" -> "2026-01-01T00:00:00Z";
      case "date" -> "2026-01-01";
      default -> text(name, seed);
    };
  }

  /** Returns an object with its required members, or with all members if it requires none. */
  private Resource object(Type schema, String seed) {
    Map<String, DescribedValue> members = description.members(schema);
    boolean all = members.values().stream().noneMatch(DescribedValue::required);
    Resource object = new Resource();
    for (DescribedValue each : members.values()) {
      boolean isObject = each.type().isSchema() && !description.isEnum(each.type());
      if (each.required() || (all && !isObject)) {
        object.with(each.name(), each.nullable() && !isObject ? null : of(each, seed));
      }
    }
    return object;
  }

  /** Returns a value that keeps the rules of a member or parameter. */
  Object of(DescribedValue value, String seed) {
    if (!value.allowed().isEmpty()) {
      return value.allowed().get(0);
    }
    if (value.type().isList() && value.limit("minItems", 0) > 0) {
      return List.of(of(value.type().item(), value.name(), seed + " " + value.name()));
    }
    Object sample = of(value.type(), value.name(), seed + " " + value.name());
    if (sample instanceof Integer number) {
      double min = value.limit("min", Double.NEGATIVE_INFINITY);
      return Math.round(Math.min(Math.max(number, min), value.limit("max", number)));
    }
    if (sample instanceof String text) {
      return matching(value.pattern(), text, seed);
    }
    return sample;
  }

  private static String text(String name, String seed) {
    if (name.equals("id") || name.endsWith("_id")) {
      String[] kind = seed.split("[^A-Za-z_]", 2);
      String prefix =
          name.equals("id") ? kind[0].toLowerCase(Locale.ROOT) : name.replace("_id", "");
      return prefix + "_" + hex(seed).substring(0, 27);
    }
    if (name.contains("url") || name.contains("uri")) {
      return "https://example.com/" + name;
    }
    if (name.contains("email")) {
      return "sample@example.com";
    }
    return switch (name) {
      case "key" -> "org:sample:sample";
      case "currency" -> "USD";
      case "currency_symbol" -> "$";
      case "amount_formatted" -> "0.01";
      default -> "sample";
    };
  }

  /** Returns the text, or one that matches the pattern, which is that of an id or a name. */
  private static String matching(@Nullable Pattern pattern, String text, String seed) {
    if (pattern == null || pattern.matcher(text).find()) {
      return text;
    }
    String first =
        pattern.pattern().replaceAll("^\\^|\\$$", "").replaceAll("\\(([^|)]*)\\|[^)]*\\)", "$1");
    Matcher repeated = REPEATED.matcher(first);
    String filled =
        repeated.replaceAll(
            each ->
                each.group(1).equals("[A-Z]")
                    ? "US"
                    : hex(seed).substring(0, Math.min(32, Integer.parseInt(each.group(2)))));
    return filled.replace("[a-z]+", "google");
  }

  /** Returns 32 hexadecimal digits. */
  private static String hex(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(UTF_8)).toString().replace("-", "");
  }
}
