package io.github.clerk4j.model;

import com.squareup.moshi.JsonWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members that a writer leaves out if it writes no private data, and {@code toString()} masks:
 * private metadata, at any depth and in unknown members too.
 *
 * <p>Public and unsafe metadata is written as it is, because an application chooses the names of
 * its members.
 */
final class PrivateData {
  static final String NAME = "private_metadata";

  private static final Set<String> NAMED_BY_APPLICATION =
      Set.of("public_metadata", "unsafe_metadata");

  private static final PrivateData MARK = new PrivateData();

  private PrivateData() {}

  /** Makes a writer leave private data out. */
  static JsonWriter leaveOut(JsonWriter out) {
    out.setTag(PrivateData.class, MARK);
    return out;
  }

  static boolean isLeftOut(JsonWriter out) {
    return out.tag(PrivateData.class) != null;
  }

  /** Returns the value of a member for {@code toString()}, with private metadata masked. */
  static @Nullable Object masked(String name, @Nullable Object value) {
    if (value != null && name.equals(NAME)) {
      return Map.of().equals(value) ? value : "***";
    }
    if (value instanceof Map<?, ?> members && canBeWithin(name)) {
      Map<Object, @Nullable Object> shown = new LinkedHashMap<>();
      members.forEach((key, each) -> shown.put(key, masked(String.valueOf(key), each)));
      return shown;
    }
    if (value instanceof Collection<?> items && canBeWithin(name)) {
      List<@Nullable Object> shown = new ArrayList<>();
      items.forEach(each -> shown.add(masked("", each)));
      return shown;
    }
    return value;
  }

  static boolean canBeWithin(String name) {
    return !NAMED_BY_APPLICATION.contains(name);
  }
}
