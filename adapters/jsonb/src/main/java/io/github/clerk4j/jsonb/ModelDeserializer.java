package io.github.clerk4j.jsonb;

import io.github.clerk4j.model.ClerkModel;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.OpenEnum;
import io.github.clerk4j.model.WebhookEvent;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A deserializer of models, webhook events and open enums. Each is bound to its own type, because
 * Yasson finds a deserializer by the direct interfaces of a class. Thread-safe.
 */
abstract class ModelDeserializer<T> implements JsonbDeserializer<T> {
  /** A deserializer of models. */
  static final class OfModels extends ModelDeserializer<ClerkModel> {}

  /** A deserializer of webhook events. */
  static final class OfEvents extends ModelDeserializer<WebhookEvent> {}

  /** A deserializer of open enums. */
  static final class OfOpenEnums extends ModelDeserializer<OpenEnum> {}

  @Override
  @SuppressWarnings("unchecked") // of the type that was asked for
  public @Nullable T deserialize(JsonParser in, DeserializationContext context, Type type) {
    JsonValue value = in.getValue();
    if (value.equals(JsonValue.NULL)) {
      return null;
    }
    try {
      return (T) Json.read((Class<?>) type, value.toString());
    } catch (IllegalArgumentException e) { // the message does not show the JSON
      throw new JsonbException(e.getMessage(), e);
    }
  }
}
