package io.github.clerk4j.auth;

import org.jspecify.annotations.Nullable;

/** Text that is escaped for a place in HTML. */
final class HtmlText {
  private HtmlText() {}

  /** Returns an attribute with a blank before it, or nothing if there is no value. */
  static String attribute(String name, @Nullable String value) {
    return value == null ? "" : " " + name + "=\"" + escaped(value) + "\"";
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * Returns JSON that can stand in a script. Nothing in it ends the script or begins a comment, and
   * JavaScript reads the same value.
   */
  static String script(String json) {
    return json.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
