package io.github.clerk4j.docs;

import java.util.Locale;

/** The anchors of headings, as forges make them. */
final class Anchors {
  private Anchors() {}

  /** Returns the anchor of a heading's text. */
  static String of(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
        .replace(' ', '-');
  }
}
