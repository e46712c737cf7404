package io.github.clerk4j.jsonb;

import io.github.clerk4j.model.ClerkModel;
import io.github.clerk4j.model.WebhookEvent;
import jakarta.json.JsonReader;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.util.function.Function;

/**
 * A serializer of models and webhook events. Each is bound to its own type, because Yasson finds a
 * serializer by the direct interfaces of a class. Thread-safe.
 */
abstract class ModelSerializer<T extends ClerkModel> implements JsonbSerializer<T> {
  /** A serializer of models. */
  static final class OfModels extends ModelSerializer<ClerkModel> {
    OfModels(Function<Object, String> writer) {
      super(writer);
    }
  }

  /** A serializer of webhook events. */
  static final class OfEvents extends ModelSerializer<WebhookEvent> {
    OfEvents(Function<Object, String> writer) {
      super(writer);
    }
  }

  private final JsonProvider json = JsonProvider.provider();
  private final Function<Object, String> writer;

  private ModelSerializer(Function<Object, String> writer) {
    this.writer = writer;
  }

  @Override
  public void serialize(T model, JsonGenerator out, SerializationContext context) {
    try (JsonReader value = json.createReader(new StringReader(writer.apply(model)))) {
      out.write(value.readValue());
    }
  }
}
