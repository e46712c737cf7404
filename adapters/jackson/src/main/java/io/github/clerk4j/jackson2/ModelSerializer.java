package io.github.clerk4j.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;

/** A serializer of a model, open enum or webhook event. Thread-safe. */
final class ModelSerializer extends JsonSerializer<Object> {
  private final JsonText text;

  ModelSerializer(JsonText text) {
    this.text = text;
  }

  @Override
  public void serialize(Object model, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    try (JsonParser json = text.parserOf(model)) {
      JsonText.copyValue(json, out);
    }
  }

  /** Writes the type as well, without which a field of type {@code Object} cannot be read back. */
  @Override
  public void serializeWithType(
      Object model, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
      throws IOException {
    try (JsonParser json = text.parserOf(model)) {
      JsonToken shape = json.currentToken();
      WritableTypeId id = type.writeTypePrefix(out, type.typeId(model, shape));
      if (shape == JsonToken.START_OBJECT) {
        json.nextToken();
        JsonText.copyMembers(json, out);
      } else {
        out.copyCurrentEvent(json);
      }
      type.writeTypeSuffix(out, id);
    }
  }
}
