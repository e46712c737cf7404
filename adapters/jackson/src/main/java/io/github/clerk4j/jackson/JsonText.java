package io.github.clerk4j.jackson;

import java.io.StringWriter;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Clerk's JSON as text on one side and as tokens of Jackson on the other. Tokens suit every format
 * and {@code TokenBuffer}; raw text suits JSON only. Thread-safe.
 */
final class JsonText {
  /** A factory without limits, because models were within limits when they were read. */
  private final JsonFactory factory =
      JsonFactory.builder()
          .disable(
              TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES) // metadata has endless names
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Function<Object, String> writer;

  JsonText(Function<Object, String> writer) {
    this.writer = writer;
  }

  /** Returns a parser at the first token of a model's JSON. */
  JsonParser parserOf(Object model) {
    JsonParser parser = factory.createParser(ObjectReadContext.empty(), writer.apply(model));
    parser.nextToken();
    return parser;
  }

  /** Consumes the current value of a parser and returns it as JSON, with exact numbers. */
  String read(JsonParser from) {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      if (from.hasToken(JsonToken.PROPERTY_NAME) || from.hasToken(JsonToken.END_OBJECT)) {
        to.writeStartObject(); // consumed, together with the type
        for (; !from.hasToken(JsonToken.END_OBJECT); from.nextToken()) {
          to.copyCurrentStructureExact(from);
        }
        to.writeEndObject();
      } else {
        to.copyCurrentStructureExact(from);
      }
    }
    return text.toString();
  }
}
