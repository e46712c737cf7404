package io.github.clerk4j.model;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An immutable map, which need not be copied again. Keeps its order and can hold nulls. */
final class ImmutableMap<V extends @Nullable Object> extends AbstractMap<String, V> {
  private static final ImmutableMap<?> EMPTY = new ImmutableMap<>(Map.of());

  private final Map<String, V> members;

  private ImmutableMap(Map<String, V> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  /** Wraps a map that nobody else holds. */
  @SuppressWarnings("unchecked") // it is empty
  static <V extends @Nullable Object> ImmutableMap<V> own(Map<String, V> members) {
    return members.isEmpty() ? (ImmutableMap<V>) EMPTY : new ImmutableMap<>(members);
  }

  /** Returns an immutable copy, which is empty for null. */
  static <V extends @Nullable Object> ImmutableMap<V> copyOf(@Nullable Map<String, V> members) {
    if (members == null) {
      return own(Map.of());
    }
    return members instanceof ImmutableMap<V> frozen ? frozen : own(new LinkedHashMap<>(members));
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return members.entrySet();
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    return members.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return members.containsKey(key);
  }
}
