package io.github.clerk4j.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** An adapter of a model, open enum or webhook event. Thread-safe. */
final class ModelJsonAdapter extends JsonAdapter<Object> {
  private final Class<?> type;
  private final Function<Object, String> writer;

  ModelJsonAdapter(Class<?> type, Function<Object, String> writer) {
    this.type = type;
    this.writer = writer;
  }

  @Override
  public @Nullable Object fromJson(JsonReader in) throws IOException {
    if (in.peek() == JsonReader.Token.NULL) {
      return in.nextNull();
    }
    String path = in.getPath();
    Buffer json = new Buffer();
    try (JsonWriter copy = JsonWriter.of(json)) {
      copy.setSerializeNulls(true);
      copy(in, copy);
    }
    try {
      return Json.read(type, json.readUtf8());
    } catch (IllegalArgumentException e) { // the message does not show the JSON
      throw new JsonDataException(e.getMessage() + " at path " + path, e);
    }
  }

  /** Copies a value with exact numbers; {@code nextSource} rounds them in {@code fromJsonValue}. */
  private static void copy(JsonReader in, JsonWriter out) throws IOException {
    switch (in.peek()) {
      case BEGIN_OBJECT -> {
        in.beginObject();
        out.beginObject();
        while (in.hasNext()) {
          out.name(in.nextName());
          copy(in, out);
        }
        in.endObject();
        out.endObject();
      }
      case BEGIN_ARRAY -> {
        in.beginArray();
        out.beginArray();
        while (in.hasNext()) {
          copy(in, out);
        }
        in.endArray();
        out.endArray();
      }
      case STRING -> out.value(in.nextString());
      case NUMBER -> out.value(new BigDecimal(in.nextString()));
      case BOOLEAN -> out.value(in.nextBoolean());
      default -> out.value((String) in.nextNull());
    }
  }

  /** Writes values, because {@code valueSink} rounds numbers in {@code toJsonValue}. */
  @Override
  public void toJson(JsonWriter out, @Nullable Object model) throws IOException {
    if (model == null) {
      out.nullValue();
      return;
    }
    boolean serializeNulls = out.getSerializeNulls();
    out.setSerializeNulls(true);
    try {
      out.jsonValue(Json.read(Object.class, writer.apply(model)));
    } finally {
      out.setSerializeNulls(serializeNulls);
    }
  }
}
