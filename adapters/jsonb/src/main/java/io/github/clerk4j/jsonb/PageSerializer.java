package io.github.clerk4j.jsonb;

import io.github.clerk4j.api.Page;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;

/** A serializer of the items of one page. It never requests another. Thread-safe. */
@SuppressWarnings("rawtypes") // Yasson looks for the class
final class PageSerializer implements JsonbSerializer<Page> {
  @Override
  public void serialize(Page page, JsonGenerator out, SerializationContext context) {
    out.writeStartArray();
    for (Object each : page.items()) {
      context.serialize(each, out);
    }
    out.writeEnd();
  }
}
