package io.github.clerk4j.jsonb;

import io.github.clerk4j.model.OpenEnum;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;

/** A serializer of open enums. Thread-safe. */
final class OpenEnumSerializer implements JsonbSerializer<OpenEnum> {
  @Override
  public void serialize(OpenEnum value, JsonGenerator out, SerializationContext context) {
    out.write(value.value());
  }
}
