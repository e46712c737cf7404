package io.github.clerk4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clerk4j.api.AsyncPage;
import io.github.clerk4j.api.Page;
import io.github.clerk4j.model.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison of a method's result with the server's response. */
final class Returned {
  private Returned() {}

  /** Compares member by member, and counts them. */
  static int assertReturned(@Nullable JsonNode answer, @Nullable Object returned) {
    if (answer == null) {
      assertThat(returned).isNull();
      return 0;
    }
    if (returned instanceof Page<?> page) {
      assertTotal(answer, page);
      return assertItems(answer, page.items());
    } else if (returned instanceof AsyncPage<?> page) {
      assertTotal(answer, page);
      return assertItems(answer, page.items());
    } else if (returned instanceof List<?> items) {
      return assertItems(answer, items);
    }
    return assertSame(answer, returned);
  }

  /** Compares the total that was sent; the method of that name can send another request. */
  private static void assertTotal(JsonNode answer, Object page) {
    String total = answer.has("total_count") ? answer.get("total_count").asText() : "null";
    assertThat(page).asString().endsWith(" items, totalCount=" + total + "]");
  }

  private static int assertItems(JsonNode answer, List<?> items) {
    JsonNode sent = answer;
    for (Map.Entry<String, JsonNode> each : answer.properties()) {
      sent = each.getValue().isArray() ? each.getValue() : sent;
    }
    assertThat(items).hasSameSizeAs(sent);
    return assertSame(sent, items);
  }

  private static int assertSame(JsonNode answer, @Nullable Object returned) {
    Map<String, String> sent = Trees.members(answer);
    assertThat(Trees.members(Trees.parse(Json.write(returned)))).isEqualTo(sent);
    return sent.size();
  }
}
