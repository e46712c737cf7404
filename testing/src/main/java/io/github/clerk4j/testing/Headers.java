package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The header fields of a message, in their order, by names in any case. Immutable. */
final class Headers {
  static final Headers NONE = new Headers(List.of());

  record Field(String name, String value) {}

  private final List<Field> fields;

  private Headers(List<Field> fields) {
    this.fields = fields;
  }

  /** Returns unchecked fields, read from a connection. */
  static Headers received(List<Field> fields) {
    return new Headers(List.copyOf(fields));
  }

  static Headers of(String name, String value) {
    return NONE.with(name, value);
  }

  /**
   * Returns these fields and one more.
   *
   * @throws IllegalArgumentException if the name or value is malformed; the message does not show
   *     the value
   */
  Headers with(String name, String value) {
    if (!isToken(name)) {
      throw new IllegalArgumentException("name must be a header's, such as Retry-After: " + name);
    }
    if (!value.chars().allMatch(each -> each == '\t' || (each >= ' ' && each <= '~'))) {
      throw new IllegalArgumentException("value must be ASCII without line breaks, of " + name);
    }
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Headers(List.copyOf(more));
  }

  List<Field> fields() {
    return fields;
  }

  /** Returns the last value of a header, or null if there is none. */
  @Nullable String get(String name) {
    List<String> values = values(name);
    return values.isEmpty() ? null : values.get(values.size() - 1);
  }

  List<String> values(String name) {
    return fields.stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /** Returns true if a list of tokens such as that of {@code Connection} has this one. */
  boolean lists(String name, String token) {
    return values(name).stream()
        .flatMap(each -> List.of(each.split(",", -1)).stream())
        .anyMatch(each -> each.strip().equalsIgnoreCase(token));
  }

  Map<String, List<String>> byName() {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Field each : fields) {
      values.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each.value());
    }
    return Collections.unmodifiableMap(values);
  }

  /** Returns true if a text can be a method or the name of a header. */
  static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                each ->
                    (each >= 'a' && each <= 'z')
                        || (each >= 'A' && each <= 'Z')
                        || (each >= '0' && each <= '9')
                        || "!#$%&'*+-.^_`|~".indexOf(each) >= 0);
  }

  /** Shows names only, because values can be secrets. */
  @Override
  public String toString() {
    return fields.stream().map(Field::name).toList().toString();
  }
}
