package io.github.clerk4j.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.clerk4j.api.Page;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Params;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.Serializers;

/** The serializers by type. Thread-safe. */
final class ClerkSerializers implements Serializers {
  private static final Set<String> PACKAGES_WITH_TOKENS =
      Set.of("io.github.clerk4j.auth", "io.github.clerk4j.token");

  private final ModelSerializer models;

  ClerkSerializers(JsonText text) {
    this.models = new ModelSerializer(text);
  }

  @Override
  public @Nullable ValueSerializer<?> findSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier description,
      JsonFormat.@Nullable Value format) {
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
  private static final class PageSerializer extends ValueSerializer<Page<?>> {
    @Override
    public void serialize(Page<?> page, JsonGenerator out, SerializationContext context) {
      out.writeStartArray();
      for (Object each : page.items()) {
        context.writeValue(out, each);
      }
      out.writeEndArray();
    }

    @Override
    public void serializeWithType(
        Page<?> page, JsonGenerator out, SerializationContext context, TypeSerializer type) {
      serialize(page, out, context);
    }
  }

  /** An error for types with passwords or tokens, which Jackson would write from their getters. */
  private static final class RejectingSerializer extends ValueSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      context.reportBadDefinition(
          context.constructType(value.getClass()),
          value.getClass().getName()
              + " is not written as JSON, because it can hold secrets; write the values that are"
              + " needed");
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator out, SerializationContext context, TypeSerializer type) {
      serialize(value, out, context);
    }
  }
}
