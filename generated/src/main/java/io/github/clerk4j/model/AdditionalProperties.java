package io.github.clerk4j.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The content of a response beyond its model: unknown members, and values of known members with
 * another JSON type. Nothing that Clerk sent is lost, and writing the model gives the same JSON.
 *
 * <p>Immutable. {@code toString()} shows names only, because values can be secret.
 */
public final class AdditionalProperties {
  /** The value for a model that holds everything. */
  public static final AdditionalProperties NONE =
      new AdditionalProperties(Map.of(), Map.of(), 0, 0);

  private final Map<String, @Nullable Object> unknown;

  /**
   * The mistyped values by the name of their member; {@link Gaps} for a collection with some
   * mistyped entries.
   */
  private final Map<String, @Nullable Object> mistyped;

  /** The members that were expected but missing, one bit each; null if no null would be written. */
  private final long absent;

  private final long explicitNull;

  private AdditionalProperties(
      Map<String, @Nullable Object> unknown,
      Map<String, @Nullable Object> mistyped,
      long absent,
      long explicitNull) {
    this.unknown = unknown;
    this.mistyped = mistyped;
    this.absent = absent;
    this.explicitNull = explicitNull;
  }

  static AdditionalProperties of(
      @Nullable Map<String, @Nullable Object> unknown,
      @Nullable Map<String, @Nullable Object> mistyped,
      long absent,
      long explicitNull) {
    return unknown == null && mistyped == null && (absent | explicitNull) == 0
        ? NONE
        : new AdditionalProperties(
            unknown == null ? Map.of() : Collections.unmodifiableMap(unknown),
            mistyped == null ? Map.of() : mistyped,
            absent,
            explicitNull);
  }

  /**
   * Returns the value of an unknown member as a map, list, string, number or boolean; or null if it
   * is absent.
   */
  public @Nullable Object get(String name) {
    return unknown.get(name);
  }

  /** Returns the names of the unknown members. */
  public Set<String> names() {
    return unknown.keySet();
  }

  /** Returns all unknown members by name. */
  public Map<String, @Nullable Object> asMap() {
    return unknown;
  }

  /**
   * Returns the names of known members with a value, or some entries, of another JSON type than
   * documented.
   */
  public Set<String> mistypedNames() {
    return mistyped.entrySet().stream()
        .filter(each -> !(each.getValue() instanceof Spelling))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isNone() {
    return unknown.isEmpty() && mistyped.isEmpty() && (absent | explicitNull) == 0;
  }

  boolean isMistyped(String name) {
    return mistyped.containsKey(name);
  }

  @Nullable Object mistyped(String name) {
    return mistyped.get(name);
  }

  boolean isAbsent(int member) {
    return (absent >>> member & 1) != 0;
  }

  boolean isExplicitNull(int member) {
    return (explicitNull >>> member & 1) != 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AdditionalProperties that
        && unknown.equals(that.unknown)
        && mistyped.equals(that.mistyped)
        && absent == that.absent
        && explicitNull == that.explicitNull;
  }

  @Override
  public int hashCode() {
    return Objects.hash(unknown, mistyped, absent, explicitNull);
  }

  @Override
  public String toString() {
    return unknown.keySet().toString();
  }

  /** The mistyped entries of a list by index, or of a map by key. */
  record Gaps(Map<Object, @Nullable Object> entries) {}

  /** The original text or number of a time that would be written in another way. */
  record Spelling(Object json) {
    @Nullable Instant time() {
      return json instanceof Long number
          ? Adapter.unixTime(number)
          : Adapter.instant(json.toString());
    }
  }
}
