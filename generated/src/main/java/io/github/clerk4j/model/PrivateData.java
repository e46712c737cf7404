package io.github.clerk4j.model;

import com.squareup.moshi.JsonWriter;
import java.util.Set;

/**
 * The members that a writer leaves out if it writes no private data: private metadata, at any depth
 * and in unknown members too.
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

  static boolean canBeWithin(String name) {
    return !NAMED_BY_APPLICATION.contains(name);
  }
}
