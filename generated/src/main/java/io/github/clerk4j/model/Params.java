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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request that were set. A field that was not set is not sent, and null is sent as
 * null.
 *
 * <p>Immutable. {@code toString()} masks secrets.
 */
public abstract class Params {
  private final Map<String, @Nullable Object> fields;
  private final Set<String> secrets;

  protected Params(Builder<?> builder) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
    this.secrets = Set.copyOf(builder.secrets);
  }

  /** Returns a builder in which a lambda has set fields. */
  protected static <B extends Builder<B>> B filled(B builder, Consumer<? super B> params) {
    params.accept(builder);
    return builder;
  }

  /** Returns the fields that were set, by their names in Clerk's API, in the order of setting. */
  public final Map<String, @Nullable Object> fields() {
    return fields;
  }

  /** Returns the fields as parameters of a query. A list repeats its name, and null is left out. */
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

  /** A builder of fields. Not thread-safe. */
  public abstract static class Builder<B extends Builder<B>> {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final Set<String> secrets;

    protected Builder(String... secrets) {
      this.secrets = new HashSet<>(Arrays.asList(secrets));
    }

    /**
     * Sets a field by its name in Clerk's API, for one that this library does not know yet.
     *
     * <p>A record becomes an object with its components. Enums become their names, and instants,
     * dates and UUIDs their texts ({@code 2026-05-12T00:00:00Z}).
     *
     * @param value a string, boolean, finite number, map, list, record, enum, {@code Instant},
     *     {@code LocalDate}, {@code UUID}, params or null
     * @throws IllegalArgumentException for another value, also in a map, list or record; for text
     *     with half of a surrogate pair; for a map or list that contains itself
     */
    @SuppressWarnings("unchecked") // a builder is its own kind
    public final B put(String name, @Nullable Object value) {
      Object copy = JsonTree.copyOf(value, WellFormed.text("the name of a field", name));
      WellFormed.tree(name, copy);
      fields.put(name, copy);
      return (B) this;
    }

    /** Sets one member of a field that is an object, and keeps its other members. */
    protected final B putMember(String name, String member, @Nullable Object value) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      if (fields.get(name) instanceof Map<?, ?> others) {
        others.forEach((key, other) -> members.put((String) key, other));
      }
      members.put(member, value);
      return put(name, members);
    }

    /** Returns a record, map or null, or throws for another value. */
    protected final @Nullable Object members(String setter, @Nullable Object value) {
      if (value != null && !(value instanceof Record) && !(value instanceof Map)) {
        throw new IllegalArgumentException(
            type() + ": " + setter + " must be a record or a map: " + value.getClass().getName());
      }
      return value;
    }

    /** Sets all fields of other params, in place of the ones that were set here. */
    @SuppressWarnings("unchecked") // a builder is its own kind
    public final B putAll(Params other) {
      fields.putAll(other.fields);
      secrets.addAll(other.secrets);
      return (B) this;
    }

    /** Joins values into one text, for parameters that do not repeat their name. */
    protected static String commaList(Collection<?> values) {
      return values.stream()
          .map(each -> each instanceof OpenEnum text ? text.value() : String.valueOf(each))
          .collect(Collectors.joining(","));
    }

    /** Returns the value, or throws if it is null. */
    protected final <T> T notNull(String setter, @Nullable T value) {
      if (value == null) {
        throw new IllegalArgumentException(
            type() + ": " + setter + " must not be null; to send nothing, do not call it");
      }
      return value;
    }

    /** Returns the list, or throws if it or an item is null. */
    protected final <T> List<T> list(String setter, @Nullable List<T> items) {
      return notNull(setter, nullableList(setter, items));
    }

    /** Returns the list, or throws if an item is null. */
    protected final <T> @Nullable List<T> nullableList(String setter, @Nullable List<T> items) {
      if (items != null) {
        for (T each : items) {
          notNull("an item of " + setter, each);
        }
      }
      return items;
    }

    /** Throws if a field was not set; pairs of its name in Clerk's API and its setter. */
    protected final void require(String... namesAndSetters) {
      List<String> missing = new ArrayList<>();
      for (int i = 0; i < namesAndSetters.length; i += 2) {
        if (!fields.containsKey(namesAndSetters[i])) {
          missing.add(namesAndSetters[i + 1]);
        }
      }
      if (!missing.isEmpty()) {
        throw new IllegalStateException(
            type() + ": required but not set: " + String.join(", ", missing));
      }
    }

    private String type() {
      Class<?> params = getClass().getEnclosingClass();
      return (params == null ? getClass() : params).getSimpleName();
    }
  }
}
