package io.github.clerk4j.jsonb;

import io.github.clerk4j.model.Params;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;

/** An error for params, which can hold passwords. Thread-safe. */
final class RejectingSerializer implements JsonbSerializer<Params> {
  @Override
  public void serialize(Params params, JsonGenerator out, SerializationContext context) {
    throw new JsonbException(
        params.getClass().getName()
            + " is not written as JSON, because it can hold secrets; write the values that are"
            + " needed");
  }
}
