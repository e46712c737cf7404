package io.github.clerk4j.jackson2;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.OpenEnum;
import org.jspecify.annotations.Nullable;

/** The deserializers by type. Thread-safe. */
final class ClerkDeserializers extends Deserializers.Base {
  private final JsonText text;

  ClerkDeserializers(JsonText text) {
    this.text = text;
  }

  @Override
  public @Nullable JsonDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription description) {
    Class<?> raw = type.getRawClass();
    return Json.isModel(raw) ? new ModelDeserializer(raw, text) : null;
  }

  @Override
  public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
    return Json.isModel(type);
  }

  /** Returns the deserializer of an open enum that is the key of a map, or null for other types. */
  static @Nullable KeyDeserializer key(
      JavaType type, DeserializationConfig config, BeanDescription description) {
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
