package io.github.clerk4j.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.github.clerk4j.model.Json;
import java.io.IOException;

/** A deserializer of a model, open enum or webhook event. Thread-safe. */
final class ModelDeserializer extends JsonDeserializer<Object> {
  private final Class<?> type;
  private final JsonText text;

  ModelDeserializer(Class<?> type, JsonText text) {
    this.type = type;
    this.text = text;
  }

  @Override
  public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
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
