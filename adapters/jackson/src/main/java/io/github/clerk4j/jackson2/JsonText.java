package io.github.clerk4j.jackson2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.function.Function;

/**
 * Clerk's JSON as text on one side and as tokens of Jackson on the other. Tokens suit every format
 * and {@code TokenBuffer}; raw text suits JSON only. Thread-safe.
 */
final class JsonText {
  /** A factory without limits, because models were within limits when they were read. */
  private final JsonFactory factory =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // metadata has endless names
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Function<Object, String> writer;

  JsonText(Function<Object, String> writer) {
    this.writer = writer;
  }

  /** Returns a parser at the first token of a model's JSON. */
  JsonParser parserOf(Object model) throws IOException {
    JsonParser parser = factory.createParser(writer.apply(model));
    parser.nextToken();
    return parser;
  }

  /** Consumes the current value of a parser and returns it as JSON, with exact numbers. */
  String read(JsonParser from) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = factory.createGenerator(text)) {
      if (from.hasToken(JsonToken.FIELD_NAME) || from.hasToken(JsonToken.END_OBJECT)) {
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
  static void copyMembers(JsonParser from, JsonGenerator to) throws IOException {
    for (; !from.hasToken(JsonToken.END_OBJECT); from.nextToken()) {
      to.copyCurrentEvent(from);
      from.nextToken();
      copyValue(from, to);
    }
  }

  /** Copies the current value with exact numbers; {@code copyCurrentStructure} rounds them. */
  static void copyValue(JsonParser from, JsonGenerator to) throws IOException {
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
