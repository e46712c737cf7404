package io.github.clerk4j.testing;

/**
 * A type of the description: a scalar such as {@code string} or {@code millis}, the name of a
 * schema, {@code []} and the type of the items of a list, or <code>{}</code> and the type of the
 * values of a map.
 */
record Type(String text) {
  boolean isList() {
    return text.startsWith("[]");
  }

  boolean isMap() {
    return text.startsWith("{}");
  }

  /** Returns the type of the items of a list or the values of a map. */
  Type item() {
    return new Type(text.substring(2));
  }

  /** Returns true if a capital letter begins the text, which is that of a schema. */
  boolean isSchema() {
    return !text.isEmpty() && Character.isUpperCase(text.charAt(0));
  }

  boolean is(String scalar) {
    return text.equals(scalar);
  }
}
