package io.github.clerk4j.model;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/** JSON as plain, mutable trees with exact numbers; shares no code with what is tested. */
public final class Trees {
  private Trees() {}

  public static Object parse(String json) {
    try {
      return parse(JsonReader.of(new Buffer().writeUtf8(json)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // for texts that are objects
  public static Map<String, Object> object(String json) {
    return (Map<String, Object>) parse(json);
  }

  private static Object parse(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
          members.put(in.nextName(), parse(in));
        }
        in.endObject();
        yield members;
      }
      case BEGIN_ARRAY -> {
        List<Object> items = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
          items.add(parse(in));
        }
        in.endArray();
        yield items;
      }
      case STRING -> in.nextString();
      case NUMBER -> new BigDecimal(in.nextString()).stripTrailingZeros();
      case BOOLEAN -> in.nextBoolean();
      default -> in.nextNull();
    };
  }

  public static String text(Object tree) {
    StringBuilder to = new StringBuilder();
    append(to, tree);
    return to.toString();
  }

  private static void append(StringBuilder to, Object tree) {
    if (tree instanceof Map<?, ?> members) {
      String separator = "{";
      for (Map.Entry<?, ?> each : members.entrySet()) {
        append(to.append(separator), each.getKey());
        append(to.append(':'), each.getValue());
        separator = ",";
      }
      to.append(members.isEmpty() ? "{}" : "}");
    } else if (tree instanceof List<?> items) {
      String separator = "[";
      for (Object each : items) {
        append(to.append(separator), each);
        separator = ",";
      }
      to.append(items.isEmpty() ? "[]" : "]");
    } else if (tree instanceof String text) {
      to.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    } else {
      to.append(tree);
    }
  }

  public static String resource(String name) {
    try (InputStream in = Trees.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
