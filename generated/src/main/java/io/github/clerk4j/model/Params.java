package io.github.clerk4j.model;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request that were set: what is not set is not sent, and null is sent as null.
 *
 * <p>Immutable. Secrets are masked in {@code toString()}.
 */
public abstract class Params {
  private final Map<String, @Nullable Object> fields;
  private final Set<String> secrets;

  protected Params(Builder<?> builder) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
    this.secrets = Set.copyOf(builder.secrets);
  }

  /**
   * The fields that were set, by their names in Clerk's API, in the order in which they were set.
   */
  public final Map<String, @Nullable Object> fields() {
    return fields;
  }

  /** As {@link #query()}, for the page that begins at {@code offset}. */
  public final Map<String, String> query(long offset) {
    Object own = fields.get("offset");
    if (offset == (own instanceof Number number ? number.longValue() : 0)) {
      return query(fields);
    }
    Map<String, @Nullable Object> moved = new LinkedHashMap<>(fields);
    moved.put("offset", offset);
    return query(moved);
  }

  /**
   * The fields as parameters of a query: one entry a value, so that a list repeats its name. Null
   * is left out.
   */
  public final Map<String, String> query() {
    return query(fields);
  }

  private static Map<String, String> query(Map<String, @Nullable Object> fields) {
    Set<Map.Entry<String, String>> entries = new LinkedHashSet<>();
    fields.forEach(
        (name, value) -> {
          for (Object each :
              value instanceof Collection<?> items ? items : Collections.singleton(value)) {
            if (each != null) {
              entries.add(
                  Map.entry(name, each instanceof OpenEnum text ? text.value() : each.toString()));
            }
          }
        });
    return new AbstractMap<>() {
      @Override
      public Set<Entry<String, String>> entrySet() {
        return entries;
      }
    };
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Params that
        && that.getClass() == getClass()
        && that.fields.equals(fields);
  }

  @Override
  public final int hashCode() {
    return fields.hashCode();
  }

  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(getClass().getSimpleName()).append('[');
    String separator = "";
    for (Map.Entry<String, @Nullable Object> each : fields.entrySet()) {
      boolean hidden = secrets.contains(each.getKey()) && each.getValue() != null;
      text.append(separator)
          .append(each.getKey())
          .append('=')
          .append(hidden ? "***" : each.getValue());
      separator = ", ";
    }
    return text.append(']').toString();
  }

  /** Collects fields. Not safe for use by several threads at once. */
  public abstract static class Builder<B extends Builder<B>> {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final Set<String> secrets;

    protected Builder(String... secrets) {
      this.secrets = new HashSet<>(Arrays.asList(secrets));
    }

    /**
     * Sets a field by its name in Clerk's API, for what this version of the library does not know.
     *
     * @param value a string, boolean, finite number, map, list, params or null
     * @throws IllegalArgumentException for anything else, also inside of a map or list
     */
    @SuppressWarnings("unchecked") // a builder is its own kind
    public final B put(String name, @Nullable Object value) {
      fields.put(name, JsonTree.copyOf(value, name));
      return (B) this;
    }

    /** Sets what other params have set, and overwrites what was set here. */
    @SuppressWarnings("unchecked") // a builder is its own kind
    public final B putAll(Params other) {
      fields.putAll(other.fields);
      secrets.addAll(other.secrets);
      return (B) this;
    }

    /** The values in one text, for parameters that do not repeat their name. */
    protected static String commaList(Collection<?> values) {
      return values.stream()
          .map(each -> each instanceof OpenEnum text ? text.value() : String.valueOf(each))
          .collect(Collectors.joining(","));
    }

    protected final void require(String... names) {
      List<String> missing = new ArrayList<>();
      for (String name : names) {
        if (!fields.containsKey(name)) {
          missing.add(name);
        }
      }
      if (!missing.isEmpty()) {
        throw new IllegalStateException("required but not set: " + String.join(", ", missing));
      }
    }
  }
}
