package io.github.clerk4j.jackson;

import java.util.Map;

/** A mapper of one version of Jackson, so that both versions pass the same tests. */
interface Mapper {
  String write(Object value);

  <T> T read(Class<T> type, String json);

  /** Reads a map with keys of a type. */
  <K> Map<K, Object> readMap(Class<K> key, String json);

  /** Writes a value and reads it as another type, without JSON in between. */
  <T> T convert(Object value, Class<T> type);

  /** Returns the JSON of the tree of a value. */
  String tree(Object value);

  /** Writes a value in CBOR and reads it again. */
  <T> T throughCbor(T value);
}
