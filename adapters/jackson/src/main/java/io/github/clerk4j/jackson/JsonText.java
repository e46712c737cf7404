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
        copyMembers(from, to);
        to.writeEndObject();
      } else {
        copyValue(from, to);
      }
    }
    return text.toString();
  }

  /** Copies the members from the current one to the end of the object, which is not copied. */
  static void copyMembers(JsonParser from, JsonGenerator to) {
    for (; !from.hasToken(JsonToken.END_OBJECT); from.nextToken()) {
      to.copyCurrentEvent(from);
      from.nextToken();
      copyValue(from, to);
    }
  }

  /** Copies the current value with exact numbers; {@code copyCurrentStructure} rounds them. */
  static void copyValue(JsonParser from, JsonGenerator to) {
    int depth = 0;
    while (true) {
      JsonToken token = from.currentToken();
      if (token == JsonToken.VALUE_NUMBER_FLOAT && !from.isNaN()) {
        to.writeNumber(from.getDecimalValue());
      } else {
        to.copyCurrentEvent(from);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0) {
        return;
      }
      from.nextToken();
    }
  }
}
