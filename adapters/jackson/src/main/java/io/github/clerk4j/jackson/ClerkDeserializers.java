package io.github.clerk4j.jackson;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.OpenEnum;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;

/** The deserializers by type. Thread-safe. */
final class ClerkDeserializers extends Deserializers.Base {
  private final JsonText text;

  ClerkDeserializers(JsonText text) {
    this.text = text;
  }

  @Override
  public @Nullable ValueDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
    Class<?> raw = type.getRawClass();
    return Json.isModel(raw) ? new ModelDeserializer(raw, text) : null;
  }

  @Override
  public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
    return Json.isModel(type);
  }

  /** Returns the deserializer of an open enum that is the key of a map, or null for other types. */
  static @Nullable KeyDeserializer key(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
    Class<?> raw = type.getRawClass();
    if (!OpenEnum.class.isAssignableFrom(raw) || !Json.isModel(raw)) {
      return null;
    }
    return new KeyDeserializer() {
      @Override
      public Object deserializeKey(String key, DeserializationContext context) {
        return Json.read(raw, Json.write(key));
      }
    };
  }
}
