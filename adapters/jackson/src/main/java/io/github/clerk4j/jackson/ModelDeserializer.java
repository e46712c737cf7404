package io.github.clerk4j.jackson;

import io.github.clerk4j.model.Json;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** A deserializer of a model, open enum or webhook event. Thread-safe. */
final class ModelDeserializer extends ValueDeserializer<Object> {
  private final Class<?> type;
  private final JsonText text;

  ModelDeserializer(Class<?> type, JsonText text) {
    this.type = type;
    this.text = text;
  }

  @Override
  public Object deserialize(JsonParser in, DeserializationContext context) {
    String json = text.read(in);
    try {
      return Json.read(type, json);
    } catch (IllegalArgumentException e) { // the message does not show the JSON
      return context.reportInputMismatch(type, "%s", e.getMessage());
    }
  }

  @Override
  public Class<?> handledType() {
    return type;
  }
}
