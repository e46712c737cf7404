package io.github.clerk4j.jackson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** A serializer of a model, open enum or webhook event. Thread-safe. */
final class ModelSerializer extends ValueSerializer<Object> {
  private final JsonText text;

  ModelSerializer(JsonText text) {
    this.text = text;
  }

  @Override
  public void serialize(Object model, JsonGenerator out, SerializationContext context) {
    try (JsonParser json = text.parserOf(model)) {
      JsonText.copyValue(json, out);
    }
  }

  /** Writes the type as well, without which a field of type {@code Object} cannot be read back. */
  @Override
  public void serializeWithType(
      Object model, JsonGenerator out, SerializationContext context, TypeSerializer type) {
    try (JsonParser json = text.parserOf(model)) {
      JsonToken shape = json.currentToken();
      WritableTypeId id = type.writeTypePrefix(out, context, type.typeId(model, shape));
      if (shape == JsonToken.START_OBJECT) {
        json.nextToken();
        JsonText.copyMembers(json, out);
      } else {
        out.copyCurrentEvent(json);
      }
      type.writeTypeSuffix(out, context, id);
    }
  }
}
