package io.github.clerk4j.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.Serializers;
import io.github.clerk4j.api.Page;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Params;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The serializers by type. Thread-safe. */
final class ClerkSerializers extends Serializers.Base {
  private static final Set<String> PACKAGES_WITH_TOKENS =
      Set.of("io.github.clerk4j.auth", "io.github.clerk4j.token");

  private final ModelSerializer models;

  ClerkSerializers(JsonText text) {
    this.models = new ModelSerializer(text);
  }

  @Override
  public @Nullable JsonSerializer<?> findSerializer(
      SerializationConfig config, JavaType type, BeanDescription description) {
    Class<?> raw = type.getRawClass();
    if (Json.isModel(raw)) {
      return models;
    }
    if (raw == Page.class) {
      return new PageSerializer();
    }
    return holdsSecrets(raw) ? new RejectingSerializer() : null;
  }

  private static boolean holdsSecrets(Class<?> type) {
    return Params.class.isAssignableFrom(type)
        || (PACKAGES_WITH_TOKENS.contains(type.getPackageName())
            && !Enum.class.isAssignableFrom(type)
            && !Throwable.class.isAssignableFrom(type));
  }

  /** A serializer of the items of one page. It never requests another. */
  private static final class PageSerializer extends JsonSerializer<Page<?>> {
    @Override
    public void serialize(Page<?> page, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (Object each : page.items()) {
        provider.defaultSerializeValue(each, out);
      }
      out.writeEndArray();
    }

    @Override
    public void serializeWithType(
        Page<?> page, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
        throws IOException {
      serialize(page, out, provider);
    }
  }

  /** An error for types with passwords or tokens, which Jackson would write from their getters. */
  private static final class RejectingSerializer extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      provider.reportBadDefinition(
          value.getClass(),
          value.getClass().getName()
              + " is not written as JSON, because it can hold secrets; write the values that are"
              + " needed");
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
        throws IOException {
      serialize(value, out, provider);
    }
  }
}
