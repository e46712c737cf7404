package io.github.clerk4j.jackson;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.Map;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A mapper of Jackson 3. */
record Jackson3Mapper(ObjectMapper mapper) implements Mapper {
  static Mapper found() {
    return new Jackson3Mapper(JsonMapper.builder().findAndAddModules().build());
  }

  static Mapper withPrivateData() {
    return new Jackson3Mapper(
        JsonMapper.builder().findAndAddModules().addModule(ClerkModule.withPrivateData()).build());
  }

  static Mapper withPrivateDataThenFound() {
    return new Jackson3Mapper(
        JsonMapper.builder().addModule(ClerkModule.withPrivateData()).findAndAddModules().build());
  }

  static Mapper peculiar() {
    return new Jackson3Mapper(
        JsonMapper.builder()
            .findAndAddModules()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(Include.NON_EMPTY))
            .changeDefaultVisibility(
                each -> each.withVisibility(PropertyAccessor.ALL, Visibility.ANY))
            .activateDefaultTyping(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
                DefaultTyping.NON_FINAL)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(EnumFeature.WRITE_ENUMS_USING_INDEX)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build());
  }

  static Mapper withTypes() {
    return new Jackson3Mapper(
        JsonMapper.builder()
            .findAndAddModules()
            .activateDefaultTypingAsProperty(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
                DefaultTyping.NON_FINAL,
                "@class")
            .build());
  }

  @Override
  public String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  @Override
  public <T> T read(Class<T> type, String json) {
    return mapper.readValue(json, type);
  }

  @Override
  public <K> Map<K, Object> readMap(Class<K> key, String json) {
    return mapper.readValue(
        json, mapper.getTypeFactory().constructMapType(Map.class, key, Object.class));
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
    return (T) cbor.readValue(cbor.writeValueAsBytes(value), value.getClass());
  }
}
