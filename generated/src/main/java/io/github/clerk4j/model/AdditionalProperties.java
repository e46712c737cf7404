package io.github.clerk4j.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer held beyond its model: members that the model does not know, and the values of
 * known members that were of another JSON type. Nothing that Clerk sent is lost, and writing the
 * model again gives what was read.
 *
 * <p>Immutable. Shows names only in {@code toString()}, as values can be secret.
 */
public final class AdditionalProperties {
  /** Of a model that holds all there was. */
  public static final AdditionalProperties NONE =
      new AdditionalProperties(Map.of(), Map.of(), 0, 0);

  private final Map<String, @Nullable Object> unknown;

  /**
   * By the name of a member; {@link Gaps} for a collection of which only some entries are mistyped.
   */
  private final Map<String, @Nullable Object> mistyped;

  /** One bit a member: expected but not there; null where null would not be written anyway. */
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
   * The value of a member the model does not know, as a map, list, string, number or boolean; null
   * where there is none.
   */
  public @Nullable Object get(String name) {
    return unknown.get(name);
  }

  /** The names of the members the model does not know. */
  public Set<String> names() {
    return unknown.keySet();
  }

  /** All members the model does not know, by name. */
  public Map<String, @Nullable Object> asMap() {
    return unknown;
  }

  /**
   * The names of known members whose values, or some of whose entries, were of another JSON type
   * than documented.
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

  /**
   * The same for a copy of the model that lacks some known members, and all that are unknown or
   * mistyped.
   */
  AdditionalProperties without(long members) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(mistyped);
    rest.values().removeIf(each -> !(each instanceof Spelling));
    return of(null, rest.isEmpty() ? null : rest, absent | members, explicitNull & ~members);
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

  /** The mistyped entries of a list (by index) or map (by key). */
  record Gaps(Map<Object, @Nullable Object> entries) {}

  /** The text or number of a time that would be written in another way. */
  record Spelling(Object json) {
    @Nullable Instant time() {
      return json instanceof Long number
          ? Adapter.unixTime(number)
          : Adapter.instant(json.toString());
    }
  }
}
