package io.github.clerk4j.jackson;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectMapper.DefaultTyping;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.clerk4j.jackson2.ClerkModule;
import java.io.IOException;
import java.util.Map;

/** A mapper of Jackson 2. */
record Jackson2Mapper(ObjectMapper mapper) implements Mapper {
  static Mapper found() {
    return new Jackson2Mapper(
        JsonMapper.builder()
            .findAndAddModules()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION) // 2.15 shows JSON in messages
            .build());
  }

  static Mapper withPrivateData() {
    return new Jackson2Mapper(
        JsonMapper.builder().findAndAddModules().addModule(ClerkModule.withPrivateData()).build());
  }

  static Mapper withPrivateDataThenFound() {
    return new Jackson2Mapper(
        JsonMapper.builder().addModule(ClerkModule.withPrivateData()).findAndAddModules().build());
  }

  static Mapper peculiar() {
    return new Jackson2Mapper(
        JsonMapper.builder()
            .findAndAddModules()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(Include.NON_EMPTY, Include.NON_EMPTY))
            .visibility(PropertyAccessor.ALL, Visibility.ANY)
            .activateDefaultTyping(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
                DefaultTyping.NON_FINAL)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.USE_STD_BEAN_NAMING)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.WRITE_ENUMS_USING_INDEX)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.WRAP_EXCEPTIONS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build());
  }

  static Mapper withTypes() {
    return new Jackson2Mapper(
        JsonMapper.builder()
            .findAndAddModules()
            .activateDefaultTypingAsProperty(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
                everything(),
                "@class")
            .build());
  }

  @SuppressWarnings("deprecation") // caches of Spring 3 do so
  private static DefaultTyping everything() {
    return DefaultTyping.EVERYTHING;
  }

  @Override
  public String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public <T> T read(Class<T> type, String json) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public <K> Map<K, Object> readMap(Class<K> key, String json) {
    try {
      return mapper.readValue(
          json, mapper.getTypeFactory().constructMapType(Map.class, key, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public <T> T convert(Object value, Class<T> type) {
    return mapper.convertValue(value, type);
  }

  @Override
  public String tree(Object value) {
    return mapper.valueToTree(value).toString();
  }

  @Override
  @SuppressWarnings("unchecked") // of the value's class
  public <T> T throughCbor(T value) {
    ObjectMapper cbor = CBORMapper.builder().findAndAddModules().build();
    try {
      return (T) cbor.readValue(cbor.writeValueAsBytes(value), value.getClass());
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
