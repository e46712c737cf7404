package io.github.clerk4j.contract;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A schema taken together with those it is composed of; of alternatives, the first one. */
@SuppressWarnings("rawtypes") // as the parser has them
record Shape(Schema<?> schema) {
  String type() {
    String type = first(Schema::getType);
    return type == null ? properties().isEmpty() ? "" : "object" : type;
  }

  String format() {
    return Objects.requireNonNullElse(first(Schema::getFormat), "");
  }

  List<?> values() {
    List<?> values = first(Schema::getEnum);
    return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
  }

  boolean isNullable() {
    return Boolean.TRUE.equals(first(Schema::getNullable));
  }

  /** The first number that is a time, or 0 for other numbers. */
  long epoch() {
    return has("x-timestamp") ? 1_778_500_000_000L : has("x-timestamp-seconds") ? 1_778_500_000 : 0;
  }

  Map<String, Shape> properties() {
    Map<String, Shape> properties = new LinkedHashMap<>();
    parts()
        .map(Schema::getProperties)
        .filter(Objects::nonNull)
        .forEach(
            each ->
                ((Map<?, ?>) each)
                    .forEach(
                        (name, value) ->
                            properties.put((String) name, new Shape((Schema<?>) value))));
    return properties;
  }

  Set<String> required() {
    return parts()
        .map(Schema::getRequired)
        .filter(Objects::nonNull)
        .flatMap(names -> ((List<?>) names).stream().map(String.class::cast))
        .collect(Collectors.toSet());
  }

  Shape items() {
    return new Shape(Objects.requireNonNull(first(Schema::getItems), "an array has items"));
  }

  /** Returns the shape of a map's entries, or null if they can be anything. */
  @Nullable Shape entries() {
    return first(Schema::getAdditionalProperties) instanceof Schema<?> entries
        ? new Shape(entries)
        : null;
  }

  @Nullable String pattern() {
    return first(Schema::getPattern);
  }

  @Nullable BigDecimal minimum() {
    return first(Schema::getMinimum);
  }

  @Nullable BigDecimal maximum() {
    return first(Schema::getMaximum);
  }

  int minItems() {
    return Objects.requireNonNullElse(first(Schema::getMinItems), 0);
  }

  int maxItems() {
    return Objects.requireNonNullElse(first(Schema::getMaxItems), Integer.MAX_VALUE);
  }

  int maxLength() {
    return Objects.requireNonNullElse(first(Schema::getMaxLength), Integer.MAX_VALUE);
  }

  private <T> @Nullable T first(Function<Schema, @Nullable T> of) {
    return parts().map(of).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private Stream<Schema> parts() {
    return parts(schema);
  }

  private static Stream<Schema> parts(Schema<?> schema) {
    Stream<Schema> composed =
        Stream.of(all(schema.getAllOf()), one(schema.getOneOf()), one(schema.getAnyOf()))
            .flatMap(List::stream);
    return Stream.concat(Stream.of(schema), composed.flatMap(Shape::parts));
  }

  private static List<Schema> all(@Nullable List<Schema> schemas) {
    return schemas == null ? List.of() : schemas;
  }

  private static List<Schema> one(@Nullable List<Schema> schemas) {
    return schemas == null ? List.of() : schemas.subList(0, 1);
  }

  private boolean has(String extension) {
    return parts()
        .map(Schema::getExtensions)
        .anyMatch(each -> each != null && each.containsKey(extension));
  }
}
